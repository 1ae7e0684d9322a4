package org.gradcost.gate.kernel;

/** Tests whether numbers are normal: a product that is not has overflowed, or lost digits, or has a factor 0. */
public final class NormalNumbers {

    private NormalNumbers() {}

    /** Returns whether x is a normal number, neither zero, subnormal, infinite nor NaN. */
    public static boolean isNormal(double x) {
        return Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE;
    }

    /** Returns whether all four numbers are normal. */
    public static boolean areNormal(double a, double b, double c, double d) {
        return isNormal(a) && isNormal(b) && isNormal(c) && isNormal(d);
    }
}
