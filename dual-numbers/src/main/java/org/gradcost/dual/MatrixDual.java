package org.gradcost.dual;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A matrix in forward mode: a value A, r×c, and k ≥ 1 tangents dA₁ … dAₖ of its shape, or none at all for a constant.
 * A gate pushes each tangent through its slopes, dC = J₁·dA + J₂·dB.
 *
 * <p>A tangent that is known to be zero is not stored and not pushed: an input costs nothing in the directions of other
 * inputs, and a constant nothing in any. Immutable, provided that nobody writes to the matrices that it refers to.
 */
public final class MatrixDual implements Matrix<MatrixDual> {
    private final DMatrixRMaj value;
    /** k tangents, null where zero; null altogether for a constant. */
    private final DMatrixRMaj[] tangents;

    MatrixDual(DMatrixRMaj value, DMatrixRMaj[] tangents) {
        this.value = value;
        this.tangents = tangents;
    }

    /**
     * Returns inputs for a pass with up to {@code width} unit directions. All elements of all matrices are numbered from 0, in
     * order and row-major; tangent j is the direction of element {@code first + j}. The last pass carries what is left.
     *
     * @return as many as x, which are referenced, not copied; those without an active direction are constants
     * @throws IllegalArgumentException if there is no input, one is empty, {@code first} is none of the elements, or the
     *     width is less than 1
     */
    public static MatrixDual[] variables(DMatrixRMaj[] x, int first, int width) {
        return Seeds.unit(x, first, width);
    }

    /**
     * Returns inputs for a pass with one tangent, the derivative along a direction.
     *
     * @param direction one matrix for each of x and of its shape; like x referenced, not copied
     * @throws IllegalArgumentException if there is no input, one is empty, or a shape differs
     */
    public static MatrixDual[] along(DMatrixRMaj[] x, DMatrixRMaj[] direction) {
        return Seeds.along(x, direction);
    }

    /**
     * Returns a constant: no tangents. The matrix is referenced, not copied.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static MatrixDual constantOf(DMatrixRMaj value) {
        Shapes.requireElements("constant", value);
        return new MatrixDual(value, null);
    }

    /** Returns the number k of tangents, or 0 for a constant. */
    public int width() {
        return tangents == null ? 0 : tangents.length;
    }

    /**
     * Returns tangent j, r×c; read only. That of a constant is zero for every j ≥ 0.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public DMatrixRMaj tangent(int j) {
        if (j < 0 || tangents != null && j >= tangents.length) {
            throw new IndexOutOfBoundsException("tangent " + j + " of " + width());
        }
        boolean zero = tangents == null || tangents[j] == null;
        return zero ? new DMatrixRMaj(value.numRows, value.numCols) : tangents[j];
    }

    @Override
    public DMatrixRMaj value() {
        return value;
    }

    @Override
    public MatrixDual constant(DMatrixRMaj value) {
        return constantOf(value);
    }

    @Override
    public MatrixDual apply(UnaryMatrixGate gate) {
        Workspace w = new Workspace();
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, c);
        gate.value(value, c, w);
        if (tangents == null) {
            return new MatrixDual(c, null);
        }
        DMatrixRMaj[] pushed = new DMatrixRMaj[tangents.length];
        for (int j = 0; j < pushed.length; j++) {
            if (tangents[j] != null) {
                pushed[j] = c.createLike();
                gate.push(value, c, tangents[j], pushed[j], w);
            }
        }
        return new MatrixDual(c, pushed);
    }

    @Override
    public MatrixDual apply(BinaryMatrixGate gate, MatrixDual b) {
        Workspace w = new Workspace();
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, b.value, c);
        gate.value(value, b.value, c, w);
        int k = commonWidth(gate, b);
        if (k == 0) {
            return new MatrixDual(c, null);
        }
        DMatrixRMaj[] pushed = new DMatrixRMaj[k];
        for (int j = 0; j < k; j++) {
            pushed[j] = push(
                    gate, b, c, tangents == null ? null : tangents[j], b.tangents == null ? null : b.tangents[j], w);
        }
        return new MatrixDual(c, pushed);
    }

    /** Returns J₁·da + J₂·db, where null is zero. */
    private DMatrixRMaj push(
            BinaryMatrixGate gate, MatrixDual b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj db, Workspace w) {
        if (da == null && db == null) {
            return null;
        }
        DMatrixRMaj dc = c.createLike();
        if (da == null) {
            gate.pushSecond(value, b.value, c, db, dc, w);
            return dc;
        }
        gate.pushFirst(value, b.value, c, da, dc, w);
        if (db != null) {
            DMatrixRMaj second = w.contribution(c.numRows, c.numCols);
            gate.pushSecond(value, b.value, c, db, second, w);
            Workspace.add(second, dc);
        }
        return dc;
    }

    private int commonWidth(BinaryMatrixGate gate, MatrixDual b) {
        if (tangents != null && b.tangents != null && tangents.length != b.tangents.length) {
            throw new IllegalArgumentException(
                    gate.name() + ": " + width() + " tangents by " + b.width() + ", from different passes");
        }
        return Math.max(width(), b.width());
    }

    /** Returns e.g. {@code 2x3 matrix with 4 tangents}. */
    @Override
    public String toString() {
        return Shapes.of(value) + " matrix with " + width() + " tangents";
    }
}
