package org.gradcost.mode;

/** A mode bound to a problem. It is not thread-safe. */
@FunctionalInterface
public interface Differentiator {

    /**
     * Computes the value and the whole gradient, or all derivatives of a problem that has other derivatives.
     *
     * @param x the point
     * @param gradient array with as many elements as the problem has
     *     {@linkplain org.gradcost.family.Problem#derivatives derivatives}
     * @return the value of the function
     */
    double gradient(double[] x, double[] gradient);

    /** Returns the number of passes per gradient. */
    default int passes() {
        return 1;
    }

    /** Returns the number of gates that the last gradient recorded on a tape; 0 if there is no tape. */
    default long recordedGates() {
        return 0;
    }

    /** Returns the number of loops that a compiler found in the last gradient's circuit; 0 if nothing is compiled. */
    default int loops() {
        return 0;
    }

    /** Returns the number of bytes that the last gradient needed on a tape; 0 if there is no tape. */
    default long tapeBytes() {
        return 0;
    }

    /** Returns the time of the work done once before the first gradient, ns; 0 if there was none. */
    default long prepareNanos() {
        return 0;
    }

    /** Returns the code that the last gradient ran, as text; empty if there is none apart from the circuit. */
    default String explain() {
        return "";
    }

    /**
     * Returns the program of the last gradient after one pass of its compiler; empty if nothing is compiled.
     *
     * @throws IllegalArgumentException if the compiler has no pass of this name
     */
    default String explainAfter(String pass) {
        return "";
    }
}
