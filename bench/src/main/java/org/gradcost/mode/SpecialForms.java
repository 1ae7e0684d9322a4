package org.gradcost.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;

/** Hints for circuits that add or multiply term by term what {@link org.gradcost.gate.Functions} can do in one gate. */
public final class SpecialForms {

    /** The number of terms from which a hint is given; with fewer, there is little to gain. */
    private static final int MANY = 16;

    private SpecialForms() {}

    /**
     * Returns a hint on what could be written as one gate; empty if nothing could, or if the problem has no circuit in scalar
     * gates.
     *
     * <p>The method runs the circuit once.
     */
    public static Optional<String> hint(Problem problem) {
        if (!(problem instanceof ScalarCircuit circuit)) {
            return Optional.empty();
        }
        TermCounter.Longest longest = new TermCounter.Longest();
        double[] x = problem.inputs();
        TermCounter[] inputs = new TermCounter[x.length];
        for (int i = 0; i < x.length; i++) {
            inputs[i] = TermCounter.input(x[i], longest);
        }
        circuit.scalar(inputs);
        List<String> forms = new ArrayList<>();
        if (longest.sum() >= MANY) {
            forms.add(
                    "adds " + longest.sum() + " terms one by one, of which Functions.sum(n, i -> …), Functions.dot or a"
                            + " Sum makes one gate");
        }
        if (longest.product() >= MANY) {
            forms.add("multiplies " + longest.product()
                    + " factors one by one, of which Functions.product(n, i -> …) makes one gate");
        }
        return forms.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", forms));
    }
}
