package org.gradcost.tape.compile;

import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.emit.GradientGenerator;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.emit.ValueGenerator;
import org.gradcost.tape.compile.tangent.DeadCode;
import org.gradcost.tape.compile.tangent.TangentCode;
import org.gradcost.tape.compile.tangent.TangentRowCode;

/**
 * What a sweep computes, each kind by code of its own.
 *
 * @param operation what is computed
 * @param lanes in how many directions at once; 0 for the value and the gradient, which need none, {@link #ROWS} for any
 */
record SweepKind(Operation operation, int lanes) {

    /** What can be computed of a function. */
    enum Operation {
        /** The outputs. */
        VALUE,

        /** The outputs and their tangents: forward mode. */
        TANGENT,

        /** The value and the gradient by static support: forward mode in one pass. */
        SUPPORT,

        /** The entries of the Jacobian by static support: forward mode in one pass. */
        SUPPORT_JACOBIAN,

        /** The entries of the Jacobian by static support, and the outputs: forward mode in one pass. */
        SUPPORT_JACOBIAN_AND_OUTPUTS,

        /** The same in one pass, with the Jacobian of each iteration accumulated in an order of few operations. */
        PREACCUMULATED_JACOBIAN,

        /** The value and the gradient: reverse mode; of a function of many outputs, the gradient of their weighted sum. */
        GRADIENT,

        /** The gradients of several weighted sums of the outputs. */
        COTANGENT,

        /** The value, the gradient and the tangents of the gradient: forward over reverse. */
        SECOND
    }

    /** The lanes of a kind whose tangents are rows. */
    static final int ROWS = Array.LANES + 1;

    static final SweepKind VALUE = new SweepKind(Operation.VALUE, 0);
    static final SweepKind GRADIENT = new SweepKind(Operation.GRADIENT, 0);
    static final SweepKind SUPPORT_JACOBIAN = new SweepKind(Operation.SUPPORT_JACOBIAN, 0);
    static final SweepKind SUPPORT_JACOBIAN_AND_OUTPUTS = new SweepKind(Operation.SUPPORT_JACOBIAN_AND_OUTPUTS, 0);
    static final SweepKind PREACCUMULATED_JACOBIAN = new SweepKind(Operation.PREACCUMULATED_JACOBIAN, 0);
    static final SweepKind SUPPORT = new SweepKind(Operation.SUPPORT, 0);

    /** How many kinds there are: the bound of {@link #index}. */
    static final int COUNT = Operation.values().length * (ROWS + 1);

    /** Returns the number of the kind. */
    int index() {
        return operation.ordinal() * (ROWS + 1) + lanes;
    }

    /** Returns whether the tangents are rows, in any number of directions. */
    boolean hasRows() {
        return lanes == ROWS;
    }

    /** Returns whether there is a reverse sweep. */
    boolean isReverse() {
        return operation.compareTo(Operation.GRADIENT) >= 0;
    }

    /** Returns whether it is a gradient, by whatever sweep. */
    boolean isGradient() {
        return operation == Operation.GRADIENT || operation == Operation.SUPPORT;
    }

    /** Returns whether it is by static support, in one forward sweep. */
    boolean isBySupport() {
        return operation == Operation.SUPPORT || isJacobianBySupport();
    }

    /** Returns whether it is a Jacobian by static support. */
    private boolean isJacobianBySupport() {
        return operation == Operation.SUPPORT_JACOBIAN || computesOutputs();
    }

    private boolean computesOutputs() {
        return operation == Operation.SUPPORT_JACOBIAN_AND_OUTPUTS || isPreaccumulated();
    }

    /** Returns whether the Jacobian of an iteration is accumulated in another order than that of its gates. */
    boolean isPreaccumulated() {
        return operation == Operation.PREACCUMULATED_JACOBIAN;
    }

    /** Returns the arrays that receive results of a sweep by static support. */
    List<Array> resultsBySupport() {
        return computesOutputs() ? List.of(Array.GRADIENT, Array.OUTPUTS) : List.of(Array.GRADIENT);
    }

    /** Emits its code, before the loop optimisations; not for static support, which has a generator of its own. */
    List<CodeMethod> generate(GradientPlan plan) {
        List<CodeMethod> plain = isReverse() ? GradientGenerator.generate(plan) : ValueGenerator.generate(plan);
        List<Object> gates = plan.program().gateTable.called();
        return switch (operation) {
            case SUPPORT, SUPPORT_JACOBIAN, SUPPORT_JACOBIAN_AND_OUTPUTS, PREACCUMULATED_JACOBIAN ->
                throw new AssertionError("static support has a generator of its own");
            case VALUE -> DeadCode.remove(plain, List.of(Array.OUTPUTS));
            case TANGENT -> { // without the slopes of the values, which have no tangents of their own here
                List<CodeMethod> values = DeadCode.remove(plain, List.of(Array.OUTPUTS));
                boolean isKept = !plan.memory().overwrites();
                yield tangents(values, Array.POINT, gates, Array.OUTPUTS, true, isKept);
            }
            case GRADIENT -> plan.program().outputs() > 0 ? DeadCode.remove(plain, List.of(Array.GRADIENT)) : plain;
            case COTANGENT -> tangents(plain, Array.COTANGENTS, gates, Array.GRADIENT, false, false);
            case SECOND -> tangents(plain, Array.POINT, gates, Array.GRADIENT, true, false);
        };
    }

    private List<CodeMethod> tangents(
            List<CodeMethod> plain, Array seed, List<Object> gates, Array wanted, boolean keepsValues, boolean isKept) {
        return hasRows()
                ? TangentRowCode.of(plain, seed, gates, wanted, keepsValues, isKept)
                : TangentCode.of(plain, seed, lanes, gates, wanted, keepsValues);
    }
}
