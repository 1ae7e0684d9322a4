package org.gradcost.tape.compile.runtime;

/** Tests whether products have overflowed or lost digits. */
final class NormalNumbers {

    private NormalNumbers() {}

    /**
     * Whether one of two partial products that follow each other is below the normal numbers, or both are not far above. Their
     * product is at most 10⁻²⁹² if one is: no factor leads from there beyond 4, nor from beyond 5·10¹⁵ to there, but 0, which stays.
     */
    static boolean isSmall(double partial, double next) {
        return Math.abs(partial * next) < 1e-290;
    }

    static boolean isNormal(double x) {
        return Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE;
    }

    static boolean areNormal(double a, double b, double c, double d) {
        return isNormal(a) && isNormal(b) && isNormal(c) && isNormal(d);
    }
}
