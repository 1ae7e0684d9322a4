package org.gradcost.tape.compile.runtime;

/** What a generated class is. */
public interface GeneratedGradient {

    /** The name of the method, for its generator. */
    String METHOD = "gradient";

    /**
     * The value, and the gradient into g.
     *
     * @param x the point
     * @param y the data
     * @param g the gradient
     * @param w values that are kept
     * @param d adjoints of values in memory
     * @param k constants that differ from iteration to iteration
     * @param t positions that do not lie evenly
     * @param r work arrays
     * @param m matrices in rows
     * @throws Miss if a guarded comparison comes out otherwise than it was traced
     */
    double gradient(
            double[] x,
            double[] y,
            double[] g,
            double[] w,
            double[] d,
            double[] k,
            int[] t,
            double[][] r,
            PackedMatrix[] m);

    /** A guarded comparison came out otherwise. Always the same object, without a stack trace: it is no error. */
    final class Miss extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final Miss INSTANCE = new Miss();

        private Miss() {
            super("a comparison came out otherwise than traced", null, false, false);
        }
    }
}
