package org.gradcost.mode;

/** A mode bound to a problem. For one thread. */
@FunctionalInterface
public interface Differentiator {

    /**
     * Computes the value and the whole gradient, or all derivatives of a problem that has others.
     *
     * @param x the point
     * @param gradient as long as the problem has {@linkplain org.gradcost.family.Problem#derivatives derivatives}
     * @return the value of the function
     */
    double gradient(double[] x, double[] gradient);

    /** Returns the number of passes of a gradient. */
    default int passes() {
        return 1;
    }

    /** Gates that the last gradient left on a tape; 0 where there is none. */
    default long recordedGates() {
        return 0;
    }

    /** Returns the number of loops that a compiler has found in the last gradient's circuit; 0 where nothing is compiled. */
    default int loops() {
        return 0;
    }

    /** Bytes that the last gradient needed on a tape; 0 where there is none. */
    default long tapeBytes() {
        return 0;
    }

    /** Returns the time of the work that was done once, before the first gradient, in ns; 0 if there was none. */
    default long prepareNanos() {
        return 0;
    }

    /** Returns the code that the last gradient ran, for a reader; empty if there is none beside the circuit. */
    default String explain() {
        return "";
    }

    /**
     * Returns the program of the last gradient as it is after one pass of its compiler; empty where nothing is compiled.
     *
     * @throws IllegalArgumentException if the compiler has no pass of this name
     */
    default String explainAfter(String pass) {
        return "";
    }
}
