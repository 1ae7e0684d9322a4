package org.gradcost.advise;

import java.util.Arrays;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;

/**
 * A user's function at a point. Its primal is compiled code if the function can be compiled, and otherwise uses boxed numbers.
 */
final class FunctionCircuit implements ScalarCircuit {

    private final AdvisedFunction function;
    private final double[] inputs;
    private CompiledFunction compiled;
    private boolean refused;

    FunctionCircuit(AdvisedFunction function, double[] inputs) {
        this.function = function;
        this.inputs = inputs;
    }

    @Override
    public double[] inputs() {
        return inputs;
    }

    @Override
    public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
        return function.of(x);
    }

    @Override
    public double primal(double[] x) {
        if (compiled == null && !refused) {
            try {
                compiled = CompiledFunction.compile(v -> function.of(v), inputs);
            } catch (ValueReadException | TraceTooLongException e) {
                refused = true;
            }
        }
        return refused
                ? function.of(Arrays.stream(x).mapToObj(Binary64::new).toArray(Binary64[]::new))
                        .getReal()
                : compiled.value(x);
    }
}
