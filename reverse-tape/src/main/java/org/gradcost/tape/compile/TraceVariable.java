package org.gradcost.tape.compile;

import java.util.Objects;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.ConstantField;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.SlopeRecorder;
import org.gradcost.gate.Sum;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.runtime.BinarySlope;
import org.gradcost.tape.compile.runtime.TraceGates;
import org.gradcost.tape.compile.runtime.UnarySlope;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;
import org.hipparchus.Field;
import org.hipparchus.util.MathArrays;

/**
 * A number that records in a trace every gate that is applied to it.
 *
 * <p>The trace must be valid at every point, so that the value of a variable cannot be read: {@link #getReal} throws an
 * exception, and so do all methods that call it ({@code norm}, {@code isNaN}, {@code round}, …). Use {@link #ifLess} for a
 * selection in which both alternatives are traced, {@link #lessThan} for a guarded branch, {@link #stopGradient} for a value
 * without its derivative, and max, min and abs, which are gates. {@code FastMath.max} of Hipparchus reads values;
 * {@code Functions.max} does not.
 */
public final class TraceVariable implements Differentiable<TraceVariable>, SlopeRecorder<TraceVariable> {

    private static final Field<TraceVariable> FIELD =
            new ConstantField<>(TraceVariable.class, constant(0), constant(1));

    private final Trace trace; // null for a constant
    private final int id;
    private final double value;

    private TraceVariable(Trace trace, int id, double value) {
        this.trace = trace;
        this.id = id;
        this.value = value;
    }

    /** Returns a number that depends on no input. */
    public static TraceVariable constant(double value) {
        return new TraceVariable(null, Trace.NONE, value);
    }

    static TraceVariable input(Trace trace, int id, double value) {
        return new TraceVariable(trace, id, value);
    }

    Trace trace() {
        return trace;
    }

    int id() {
        return id;
    }

    /** Returns the value at the point of the trace. Only the trace itself may use it. */
    double traced() {
        return value;
    }

    @Override
    public TraceVariable apply(UnaryGate gate) {
        double v = gate.value(value);
        return trace == null ? constant(v) : unary(trace.gateTable.of(gate), v);
    }

    @Override
    public TraceVariable apply(BinaryGate gate, TraceVariable y) {
        return binary(gate, gate.value(value, y.value), y);
    }

    @Override
    public TraceVariable apply(BinaryGate gate, double y) {
        double v = gate.value(value, y);
        return trace == null ? constant(v) : binary(trace.gateTable.of(gate), v, y);
    }

    @Override
    public TraceVariable apply(SelectGate gate, TraceVariable y) {
        return binary(gate, gate.value(value, y.value), y);
    }

    @Override
    public TraceVariable slope(UnaryGate gate, TraceVariable y) {
        return apply(UnarySlope.of(gate), y.stopGradient());
    }

    @Override
    public TraceVariable slope(BinaryGate gate, boolean ofFirst, TraceVariable y) {
        return apply(BinarySlope.of(gate, ofFirst), y);
    }

    private TraceVariable binary(Object gate, double v, TraceVariable y) {
        Trace on = common(y);
        return on == null ? constant(v) : binary(on.gateTable.of(gate), v, y);
    }

    private TraceVariable unary(int op, double v) {
        return trace == null ? constant(v) : new TraceVariable(trace, trace.add(op, id, Trace.NONE), v);
    }

    private TraceVariable binary(int op, double v, TraceVariable y) {
        Trace on = common(y);
        return on == null ? constant(v) : new TraceVariable(on, on.add(op, argument(on), y.argument(on)), v);
    }

    private TraceVariable binary(int op, double v, double y) {
        return trace == null ? constant(v) : new TraceVariable(trace, trace.add(op, id, trace.constant(y)), v);
    }

    // Operations with their own opcodes do not use the table of gates, which a cold JVM takes longer to load than
    // to record a short trace.

    @Override
    public TraceVariable add(TraceVariable y) {
        return binary(Opcode.ADD, value + y.value, y);
    }

    @Override
    public TraceVariable add(double y) {
        return binary(Opcode.ADD, value + y, y);
    }

    @Override
    public TraceVariable subtract(TraceVariable y) {
        return binary(Opcode.SUBTRACT, value - y.value, y);
    }

    @Override
    public TraceVariable subtract(double y) {
        return binary(Opcode.SUBTRACT, value - y, y);
    }

    @Override
    public TraceVariable multiply(TraceVariable y) {
        return binary(Opcode.MULTIPLY, value * y.value, y);
    }

    @Override
    public TraceVariable multiply(double y) {
        return binary(Opcode.MULTIPLY, value * y, y);
    }

    @Override
    public TraceVariable multiply(int n) {
        return multiply((double) n);
    }

    @Override
    public TraceVariable divide(TraceVariable y) {
        return binary(Opcode.DIVIDE, value / y.value, y);
    }

    @Override
    public TraceVariable divide(double y) {
        return binary(Opcode.DIVIDE, value / y, y);
    }

    @Override
    public TraceVariable negate() {
        return unary(Opcode.NEGATE, -value);
    }

    @Override
    public TraceVariable reciprocal() {
        return unary(Opcode.RECIPROCAL, 1 / value);
    }

    @Override
    public TraceVariable square() {
        return unary(Opcode.SQUARE, value * value);
    }

    @Override
    public TraceVariable sqrt() {
        return unary(Opcode.SQRT, Math.sqrt(value));
    }

    @Override
    public TraceVariable exp() {
        return unary(Opcode.EXP, Elementary.exp(value));
    }

    @Override
    public TraceVariable log() {
        return unary(Opcode.LOG, Elementary.log(value));
    }

    private int argument(Trace on) {
        return trace == null ? on.constant(value) : id;
    }

    private Trace common(TraceVariable y) {
        if (trace != null && y.trace != null && trace != y.trace) {
            throw new IllegalArgumentException("variables of two traces in one gate; trace all of a circuit at once");
        }
        return trace != null ? trace : y.trace;
    }

    /**
     * Returns whether this value is less than y at the point of the trace, and records a guard. Each evaluation of the
     * compiled function compares again; a different outcome needs a trace of its own.
     */
    @Override
    public boolean lessThan(TraceVariable y) {
        boolean less = value < y.value;
        Trace on = common(y);
        if (on != null) {
            on.add(less ? Opcode.LESS : Opcode.NOT_LESS, argument(on), y.argument(on));
        }
        return less;
    }

    /**
     * Returns a if this value is less than y, otherwise b. It is traced as a sum of both with masks, so that no guard is
     * needed. The slope of the alternative that is not taken is 0, even if its value is not finite.
     */
    @Override
    public TraceVariable ifLess(TraceVariable y, TraceVariable a, TraceVariable b) {
        TraceVariable mask = apply(TraceGates.LESS, y).stopGradient();
        if (mask.isConstant()) {
            return mask.value == 1 ? a : b;
        }
        return mask.apply(TraceGates.IF, a).add(mask.apply(TraceGates.UNLESS, b));
    }

    @Override
    public TraceVariable stopGradient() {
        return unary(Opcode.FROZEN, value);
    }

    @Override
    public TraceVariable product(TraceVariable[] factors) {
        TraceVariable product = factors[0];
        for (int i = 1; i < factors.length; i++) {
            TraceVariable factor = factors[i];
            product = product.binary(Opcode.MULTIPLY_FACTOR, product.value * factor.value, factor);
        }
        return product;
    }

    /** Returns this sum plus a term, marked as a sum whose terms may be added in any order. */
    TraceVariable addTerm(TraceVariable term) {
        return binary(Opcode.ADD_TERM, value + term.value, term);
    }

    @Override
    public Sum<TraceVariable> sum() {
        return new TraceSum(this);
    }

    @Override
    public TraceVariable largest(TraceVariable[] x) {
        TraceVariable largest = x[0];
        for (int i = 1; i < x.length; i++) {
            largest = largest.max(x[i]);
        }
        return largest.stopGradient();
    }

    /**
     * Returns the largest x_i plus the logarithm of the sum of {@code e^(x_i − largest)}, which takes no branch. Nothing is
     * subtracted where the largest is infinite, since ∞ − ∞ would be NaN; if it is +∞, all slopes are 0.
     */
    @Override
    public TraceVariable logSumExp(TraceVariable[] x) {
        TraceVariable infinite = constant(Double.POSITIVE_INFINITY);
        TraceVariable of = largest(x);
        TraceVariable largest = of.abs().ifLess(infinite, of, constant(0));
        Sum<TraceVariable> sum = x[0].subtract(largest).exp().sum();
        for (int i = 1; i < x.length; i++) {
            sum.add(x[i].subtract(largest).exp());
        }
        return sum.total().log().add(largest);
    }

    /**
     * Returns the norm, computed by repeated {@code hypot}, which neither overflows nor underflows. Where it is 0, so are all slopes,
     * while those of the absolute value and of {@code hypot} are not.
     */
    @Override
    public TraceVariable norm(TraceVariable[] x) {
        TraceVariable norm = x[0].abs();
        for (int i = 1; i < x.length; i++) {
            norm = norm.hypot(x[i]);
        }
        return norm.ifLess(constant(Double.MIN_VALUE), constant(0), norm);
    }

    /**
     * Throws an exception unless all arguments are constants, since a gate whose slopes are only known at one point cannot
     * be traced.
     *
     * @throws ValueReadException if an argument is a variable
     */
    @Override
    public TraceVariable fromPartials(double value, double[] slopes, TraceVariable[] arguments) {
        Differentiable.checkPartials(slopes, arguments);
        for (TraceVariable x : arguments) {
            if (x.trace != null) {
                throw x.read("fromPartials receives a value and slopes for this point");
            }
        }
        return constant(value);
    }

    /**
     * Returns {@code Σ a_i·b_i}. For constants the sum is compensated; otherwise it is traced product by product and rounded
     * like any sum.
     */
    @Override
    public TraceVariable linearCombination(double[] a, TraceVariable[] b) {
        Differentiable.checkTerms(a.length, b.length);
        if (areConstant(b)) {
            return constant(MathArrays.linearCombination(a, values(b)));
        }
        TraceVariable sum = b[0].multiply(a[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(b[i].multiply(a[i]));
        }
        return sum;
    }

    /**
     * Returns {@code Σ a_i·b_i}. For constants the sum is compensated; otherwise it is traced product by product and rounded
     * like any sum.
     */
    @Override
    public TraceVariable linearCombination(TraceVariable[] a, TraceVariable[] b) {
        Differentiable.checkTerms(a.length, b.length);
        if (areConstant(a) && areConstant(b)) {
            return constant(MathArrays.linearCombination(values(a), values(b)));
        }
        TraceVariable sum = a[0].multiply(b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = sum.add(a[i].multiply(b[i]));
        }
        return sum;
    }

    private static boolean areConstant(TraceVariable[] x) {
        for (TraceVariable each : x) {
            if (each.trace != null) {
                return false;
            }
        }
        return true;
    }

    private static double[] values(TraceVariable[] constants) {
        double[] values = new double[constants.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = constants[i].value;
        }
        return values;
    }

    @Override
    public TraceVariable getAddendum() {
        return apply(TraceGates.ADDENDUM);
    }

    @Override
    public TraceVariable copySign(TraceVariable sign) {
        return apply(Gates.COPY_SIGN, sign.stopGradient());
    }

    @Override
    public TraceVariable ceil() {
        return apply(TraceGates.CEIL);
    }

    @Override
    public TraceVariable floor() {
        return apply(TraceGates.FLOOR);
    }

    @Override
    public TraceVariable rint() {
        return apply(TraceGates.RINT);
    }

    @Override
    public TraceVariable sign() {
        return apply(TraceGates.SIGN);
    }

    @Override
    public TraceVariable ulp() {
        return apply(TraceGates.ULP);
    }

    @Override
    public boolean isConstant() {
        return trace == null;
    }

    /** Returns whether this is a constant, whose value can be read. */
    @Override
    public boolean isReadable() {
        return isConstant();
    }

    /**
     * Returns the value, if this is a constant.
     *
     * @throws ValueReadException if this is a variable, since a result that depends on its value would only be valid at this
     *     point
     */
    @Override
    public double getReal() {
        if (trace != null) {
            throw read("its value is read");
        }
        return value;
    }

    private RuntimeException read(String what) {
        String of;
        if (id < trace.inputs) {
            of = id < trace.differentiated ? "input " + id : "data " + (id - trace.differentiated);
        } else {
            of = "gate " + (id - trace.inputs) + " (" + trace.gateTable.name(trace.code(id - trace.inputs)) + ")";
        }
        return Refusal.valueRead(of + ": " + what + " while tracing, so the trace would be valid only at this point;"
                + " use Functions.ifLess or Functions.lessThan for a comparison, Functions.stopGradient or Functions.largest"
                + " for a value without derivative, Functions.max, Functions.min or abs() for a choice, or the"
                + " interpreted Tape. Read at ");
    }

    @Override
    public TraceVariable newInstance(double value) {
        return constant(value);
    }

    @Override
    public Field<TraceVariable> getField() {
        return FIELD;
    }

    /**
     * Returns whether both are the same gate of the same trace, or equal constants. Values of variables are not compared.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof TraceVariable that
                && trace == that.trace
                && id == that.id
                && (trace != null || Double.compare(value, that.value) == 0);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, trace == null ? value : 0.0);
    }

    @Override
    public String toString() {
        return trace == null ? Double.toString(value) : id < trace.inputs ? "x" + id : "v" + (id - trace.inputs);
    }
}
