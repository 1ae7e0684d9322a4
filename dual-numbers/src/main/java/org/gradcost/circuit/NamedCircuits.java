package org.gradcost.circuit;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.Gates;

/** Example circuits from the lecture notes of Stanford's CS231n and from Olah's essay on backpropagation. */
public final class NamedCircuits {

    /** The name of the only example with matrices: the sum of the elements of W·X, where W is 5×10 and X is 10×3. */
    public static final String MATMUL = "matmul";

    private static final String NEURON = "w0 w1 w2 x0 x1";
    private static final double[] NEURON_POINT = {2, -3, -3, -1, -2};

    private static final List<NamedCircuit> ALL = List.of(
            NamedCircuit.of(
                    "multiply", "the multiply gate: each input gets the other as its slope", "x*y", "x y", 4, -3),
            NamedCircuit.of("add", "the add gate: a distributor of gradient", "x+y", "x y", 4, -3),
            NamedCircuit.of("max", "the max gate: a router of gradient", "max(x, y)", "x y", 4, 2),
            NamedCircuit.of(
                    "max-tie", "max at a tie: the first argument takes the whole gradient", "max(x, y)", "x y", 2, 2),
            NamedCircuit.of("add-multiply", "two gates and the chain rule", "q = x + y; q * z", "x y z", -2, 5, -4),
            NamedCircuit.of(
                    "neuron",
                    "the sigmoid neuron of seven small gates",
                    "1/(1 + exp(-sum(w0*x0, w1*x1, w2)))",
                    NEURON,
                    NEURON_POINT),
            NamedCircuit.of(
                    "neuron-fused",
                    "the same with σ as one gate, whose slope is (1 − σ)·σ",
                    "sigmoid(sum(w0*x0, w1*x1, w2))",
                    NEURON,
                    NEURON_POINT),
            new NamedCircuit(
                    "neuron-one-gate",
                    "the whole neuron as one gate of five inputs",
                    "neuron(w0, w1, w2, x0, x1)",
                    List.of(NEURON.split(" ")),
                    NamedCircuit.boxed(NEURON_POINT),
                    NamedCircuits::neuron),
            NamedCircuit.of(
                    "staged",
                    "a long formula in stages; gradients of branches that meet again add up",
                    "sigy = sigmoid(y); num = x + sigy; sigx = sigmoid(x); xpy = x + y; xpysqr = xpy^2;"
                            + " den = sigx + xpysqr; invden = 1/den; f = num * invden",
                    "x y",
                    3,
                    -4),
            NamedCircuit.of(
                    "patterns",
                    "add distributes, max routes, multiply switches",
                    "2*(x*y + max(z, w))",
                    "x y z w",
                    3,
                    -4,
                    2,
                    -1),
            NamedCircuit.of(
                    "shared",
                    "b is used twice; forward takes a pass per input, reverse one for both",
                    "c = a + b; d = b + 1; e = c * d",
                    "a b",
                    2,
                    1));

    private NamedCircuits() {}

    /** Returns all examples with numbers; {@link #matmul} is not among them. */
    public static List<NamedCircuit> all() {
        return ALL;
    }

    /** Returns σ(w₀x₀ + w₁x₁ + w₂) as one gate with five hand-written slopes: σ′ times x₀, x₁, 1, w₀ and w₁. */
    private static Traced neuron(Traced[] x) {
        double w0 = x[0].getReal();
        double w1 = x[1].getReal();
        double x0 = x[3].getReal();
        double x1 = x[4].getReal();
        double excitation = w0 * x0 + w1 * x1 + x[2].getReal();
        double slope = Gates.SIGMOID.slope(excitation);
        double[] slopes = {slope * x0, slope * x1, slope, slope * w0, slope * w1};
        return Traced.withName("neuron", Gates.SIGMOID.value(excitation), slopes, x);
    }

    /** Returns Σ(W·X) for W 5×10 and X 10×3; the shapes of the adjoints show from which products they are computed. */
    public static Circuit<DMatrixRMaj> matmul() {
        SplittableRandom random = new SplittableRandom(1);
        return Circuit.ofMatrices(
                List.of("W", "X"),
                x -> Circuit.named("D", x[0].mult(x[1])).elementSum(),
                random(5, 10, random),
                random(10, 3, random));
    }

    private static DMatrixRMaj random(int rows, int columns, SplittableRandom random) {
        return new DMatrixRMaj(
                rows,
                columns,
                true,
                random.doubles((long) rows * columns, -1, 1).toArray());
    }
}
