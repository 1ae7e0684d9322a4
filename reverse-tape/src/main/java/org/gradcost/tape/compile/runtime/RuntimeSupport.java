package org.gradcost.tape.compile.runtime;

/** What generated code calls by name, besides gates and {@link PackedMatrix}. */
public final class RuntimeSupport {

    private RuntimeSupport() {}

    /** Adds the adjoints of inputs that were copied into memory to the first {@code count} elements of the gradient. */
    static void addInputs(double[] adjoints, double[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] += adjoints[i];
        }
    }
}
