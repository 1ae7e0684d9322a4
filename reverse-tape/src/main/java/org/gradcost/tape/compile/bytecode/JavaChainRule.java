package org.gradcost.tape.compile.bytecode;

/**
 * The chain rule with strong zeros in Java source: calls of its product and its quotient, and the methods that they call. The
 * methods are part of the source, so that a class without called gates does not need the library.
 */
public final class JavaChainRule {

    /** The methods, members of a class around the calls. */
    public static final String METHODS = """
            /** Returns the product of the chain rule: 0 if a factor is 0, even if the other is infinite or NaN. */
            private static double times(double slope, double carried) {
                double product = slope * carried;
                return product == product ? product : slope == 0 || carried == 0 ? 0 : Double.NaN;
            }

            /** Returns the quotient of the chain rule: 0 if the dividend is 0. */
            private static double over(double carried, double divisor) {
                return carried == 0 ? 0 : carried / divisor;
            }
            """;

    private JavaChainRule() {}

    static String times(String slope, String carried) {
        return "times(" + slope + ", " + carried + ")";
    }

    static String over(String carried, String divisor) {
        return "over(" + carried + ", " + divisor + ")";
    }
}
