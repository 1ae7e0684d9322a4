package org.gradcost.dual;

import static org.gradcost.gate.ChainRule.times;

import java.util.Arrays;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.Slopes;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.hipparchus.Field;

/**
 * A dual number with k tangents, {@code x + Σ_j ẋ_j·ε_j}: k directional derivatives in one pass.
 *
 * <p>The tangents are stored as {@code scale·row}: a gate of one argument only multiplies the scale and shares the row of
 * its argument; a gate whose two arguments have different rows computes a new row in a single loop over k. The scale is
 * multiplied into the row before it would lose digits by overflow or underflow. An input that is not differentiated in this
 * pass is a constant without a row, and so is everything that is computed from such inputs alone; its derivative costs
 * nothing. A gradient with respect to n inputs takes ⌈n/k⌉ passes. Instances are immutable.
 *
 * <p>All numbers of a pass have the same width k, except constants, which have none. A gate throws an
 * {@link IllegalArgumentException} if its arguments have different widths.
 */
public final class VectorDual implements Differentiable<VectorDual> {

    private static final Field<VectorDual> FIELD = new ConstantField<>(VectorDual.class, constant(0), constant(1));

    private final double value;
    private final double scale;
    private final double[] row; // null for a constant

    private VectorDual(double value, double scale, double[] row) {
        this.value = value;
        this.scale = scale;
        this.row = row;
    }

    /**
     * Returns an input that is differentiated in this pass: its tangent is 1 along the given direction and 0 along the
     * others.
     *
     * @param direction the index of the direction, from 0 to width − 1
     * @param width the number k of tangents, at least 1
     * @throws IllegalArgumentException if {@code width} is less than 1 or {@code direction} is out of range
     */
    public static VectorDual variable(double value, int direction, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + ": a pass carries at least one tangent");
        }
        if (direction < 0 || direction >= width) {
            throw new IllegalArgumentException("direction " + direction + " of a pass of width " + width);
        }
        double[] unit = new double[width];
        unit[direction] = 1;
        return new VectorDual(value, 1, unit);
    }

    /**
     * Returns a number with the given value and a copy of the given tangents, whose number is the width of the pass.
     *
     * @throws IllegalArgumentException if there are no tangents
     */
    public static VectorDual of(double value, double... tangents) {
        if (tangents.length == 0) {
            throw new IllegalArgumentException("width 0: a pass carries at least one tangent");
        }
        return new VectorDual(value, 1, tangents.clone());
    }

    /** Returns a number that depends on no input: all its tangents are 0, and it fits a pass of any width. */
    public static VectorDual constant(double value) {
        return new VectorDual(value, 0, null);
    }

    /**
     * Returns the derivative along direction j of the pass.
     *
     * @param j the index of the direction, from 0 to width − 1; a constant, which has no width, returns 0 for any j
     * @throws IndexOutOfBoundsException if j is out of range
     */
    public double tangent(int j) {
        return row == null ? 0 : times(scale, row[j]);
    }

    /**
     * Writes the derivatives along directions 0 to {@code count − 1} to {@code target[offset]} and the elements that follow.
     *
     * @throws IndexOutOfBoundsException if {@code count} exceeds the width, or the derivatives do not fit into {@code
     *     target}
     */
    public void tangents(double[] target, int offset, int count) {
        for (int j = 0; j < count; j++) {
            target[offset + j] = tangent(j);
        }
    }

    @Override
    public VectorDual apply(UnaryGate gate) {
        double shared = gate.shared(value);
        double y = gate.value(value, shared);
        return scaled(y, gate.slope(value, y, shared));
    }

    @Override
    public VectorDual apply(BinaryGate gate, VectorDual y) {
        double shared = gate.shared(value, y.value);
        double v = gate.value(value, y.value, shared);
        return joined(v, gate.slopeX(value, y.value, v, shared), y, gate.slopeY(value, y.value, v, shared));
    }

    @Override
    public VectorDual apply(BinaryGate gate, double y) {
        double shared = gate.shared(value, y);
        double v = gate.value(value, y, shared);
        return scaled(v, gate.slopeX(value, y, v, shared));
    }

    // Arithmetic has short methods of its own. apply serves all gates: compiled by itself it calls their lambdas
    // through
    // interfaces, exceeds the 2500 bytes of machine code (InlineSmallCode) beyond which HotSpot inlines no compiled
    // method, and
    // then allocates each of its results. The numbers are bit for bit those of the gates, which VectorDualTest holds.

    @Override
    public VectorDual add(VectorDual y) {
        return sum(value + y.value, scale, row, y.scale, y.row);
    }

    @Override
    public VectorDual subtract(VectorDual y) {
        return sum(value - y.value, scale, row, -y.scale, y.row);
    }

    @Override
    public VectorDual multiply(VectorDual y) {
        return joined(value * y.value, y.value, y, value);
    }

    @Override
    public VectorDual divide(VectorDual y) {
        double v = value / y.value;
        return joined(v, 1 / y.value, y, -v / y.value);
    }

    @Override
    public VectorDual add(double y) {
        return new VectorDual(value + y, scale, row);
    }

    @Override
    public VectorDual subtract(double y) {
        return new VectorDual(value - y, scale, row);
    }

    @Override
    public VectorDual multiply(double y) {
        return scaled(value * y, y);
    }

    @Override
    public VectorDual negate() {
        return new VectorDual(-value, -scale, row);
    }

    @Override
    public VectorDual square() {
        return scaled(value * value, 2 * value);
    }

    private VectorDual scaled(double v, double slope) {
        double scaled = slope * scale;
        double[] moved = row;
        if (!Slopes.isOrdinary(scaled)) {
            moved = TangentRows.multipliedOut(slope, scale, row);
            scaled = moved == row ? times(slope, scale) : 1;
        }
        return new VectorDual(v, scaled, moved);
    }

    /** Returns a number with the tangents {@code slopeX·ẋ + slopeY·ẏ}. */
    private VectorDual joined(double v, double slopeX, VectorDual y, double slopeY) {
        double scaleX = slopeX * scale;
        double scaleY = slopeY * y.scale;
        double[] rowX = row;
        double[] rowY = y.row;
        if (!Slopes.isOrdinary(scaleX)) {
            rowX = TangentRows.multipliedOut(slopeX, scale, row);
            scaleX = rowX == row ? times(slopeX, scale) : 1;
        }
        if (!Slopes.isOrdinary(scaleY)) {
            rowY = TangentRows.multipliedOut(slopeY, y.scale, y.row);
            scaleY = rowY == y.row ? times(slopeY, y.scale) : 1;
        }
        return sum(v, scaleX, rowX, scaleY, rowY);
    }

    /**
     * Returns a number with the tangents {@code a·x + b·y}. All cases share one allocation, so that HotSpot's escape
     * analysis can remove it.
     */
    private static VectorDual sum(double v, double a, double[] x, double b, double[] y) {
        double[] sum = x;
        if (x == y) {
            a += b;
        } else if (x == null) {
            a = b;
            sum = y;
        } else if (y != null) {
            sum = TangentRows.sum(a, x, b, y);
            a = 1;
        }
        return new VectorDual(v, a, sum);
    }

    @Override
    public VectorDual apply(SelectGate gate, VectorDual y) {
        TangentRows.requireOneWidth(row, y.row);
        VectorDual chosen = gate.first(value, y.value) ? this : y;
        return new VectorDual(gate.value(value, y.value), chosen.scale, chosen.row);
    }

    @Override
    public VectorDual fromPartials(double value, double[] slopes, VectorDual[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        double[] sum = null;
        for (int i = 0; i < slopes.length; i++) {
            VectorDual x = arguments[i];
            if (x.row != null) {
                sum = sum == null ? new double[x.row.length] : sum;
                TangentRows.add(slopes[i], x.scale, x.row, sum);
            }
        }
        return sum == null ? constant(value) : new VectorDual(value, 1, sum);
    }

    @Override
    public VectorDual product(VectorDual[] factors) {
        return Factors.product(factors);
    }

    @Override
    public Sum<VectorDual> sum() {
        return new Total(this);
    }

    /** A sum with a single row of tangents, which is allocated for the first term that has tangents. */
    private static final class Total implements Sum<VectorDual> {

        private double value;
        private double[] tangents;
        private boolean given; // whether total() has returned a number with this row, which must then be copied

        Total(VectorDual first) {
            value = first.value;
            tangents = first.row == null ? null : TangentRows.scaled(first.scale, first.row);
        }

        @Override
        public void add(VectorDual term) {
            value += term.value;
            if (term.row != null) {
                if (tangents == null) {
                    tangents = TangentRows.scaled(term.scale, term.row);
                } else {
                    if (given) {
                        tangents = tangents.clone();
                        given = false;
                    }
                    TangentRows.add(term.scale, term.row, tangents);
                }
            }
        }

        @Override
        public VectorDual total() {
            given = true;
            return new VectorDual(value, tangents == null ? 0 : 1, tangents);
        }
    }

    /** Returns whether all tangents are 0. A pass along k directions cannot find out more. */
    @Override
    public boolean isConstant() {
        if (row != null && scale != 0) {
            for (double tangent : row) {
                if (tangent != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public double getReal() {
        return value;
    }

    @Override
    public VectorDual newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<VectorDual> getField() {
        return FIELD;
    }

    /** Returns whether {@code other} is such a number with the same value and tangents; those of a constant are zeros. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof VectorDual that) || Double.compare(value, that.value) != 0) {
            return false;
        }
        int width = Math.max(row == null ? 0 : row.length, that.row == null ? 0 : that.row.length);
        for (int j = 0; j < width; j++) {
            if (tangent(j) != that.tangent(j) && !(Double.isNaN(tangent(j)) && Double.isNaN(that.tangent(j)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        double[] tangents = new double[row == null ? 0 : row.length];
        tangents(tangents, 0, tangents.length);
        return value + " + " + Arrays.toString(tangents) + "·ε";
    }
}
