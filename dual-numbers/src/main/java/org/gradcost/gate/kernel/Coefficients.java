package org.gradcost.gate.kernel;

/**
 * Coefficients of the polynomials by which elementary functions of arrays are computed, from interpolation at Chebyshev
 * nodes. They are in ascending order, as constants that a compiler can fold.
 */
public final class Coefficients {

    /**
     * Added to a number and subtracted again, it rounds that number to an integer; the low bits of the sum are that integer.
     */
    public static final double ROUND = 0x1.8p52;

    /** The magnitude of x from which on e^x may not be a normal number. */
    public static final double EXP_LIMIT = 708;

    /** 1/log 2. */
    public static final double LOG_2_E = 1.4426950408889634;

    /** log 2, rounded to 53 bits; {@link #LOG_2_LOW} is the remainder. */
    public static final double LOG_2_HIGH = 0.6931471805599453;

    public static final double LOG_2_LOW = 2.3190468138462996e-17;

    // (e^r − 1 − r)/r² for |r| ≤ log 2/2

    public static final double EXP_0 = 0.5000000000000001;
    public static final double EXP_1 = 0.16666666666666669;
    public static final double EXP_2 = 0.04166666666662399;
    public static final double EXP_3 = 0.008333333333330051;
    public static final double EXP_4 = 0.0013888888917281794;
    public static final double EXP_5 = 0.00019841269863105968;
    public static final double EXP_6 = 2.480152119021773e-05;
    public static final double EXP_7 = 2.7557268378684192e-06;
    public static final double EXP_8 = 2.7620138719733994e-07;
    public static final double EXP_9 = 2.5100424157005067e-08;

    /** The bits of √½, the lower bound of the fractions whose logarithms are computed. */
    public static final long LEAST_FRACTION = 0x3fe6a09e667f3bcdL;

    /** log 2, rounded to a multiple of 2^−42; {@link #LOG_2_REST} is the remainder. */
    public static final double LOG_2 = 0x1.62e42fefa3800p-1;

    public static final double LOG_2_REST = 0x1.ef35793c76730p-45;

    // L of log(1 + f) = f − (f²/2 − s·(f²/2 + z·L(z))), where s = f/(2 + f) and z = s²

    public static final double LOG_3 = 0.6666666666666666;
    public static final double LOG_5 = 0.40000000000000885;
    public static final double LOG_7 = 0.2857142857079857;
    public static final double LOG_9 = 0.22222222392856264;
    public static final double LOG_11 = 0.18181795518146338;
    public static final double LOG_13 = 0.1538624633352355;
    public static final double LOG_15 = 0.1326859567896837;
    public static final double LOG_17 = 0.13088480786282353;

    /**
     * The magnitude of x up to which tanh x is computed by a polynomial. Above, tanh x exceeds ½, and the error of the
     * formula with an exponential is below 1.5 ulp.
     */
    public static final double TANH_NEAR = 0.625;

    // P of tanh x = x + x³·P(x²)

    public static final double TANH_3 = -0.3333333333333333;
    public static final double TANH_5 = 0.13333333333333042;
    public static final double TANH_7 = -0.05396825396789636;
    public static final double TANH_9 = 0.02186948851898143;
    public static final double TANH_11 = -0.008863235102653483;
    public static final double TANH_13 = 0.0035921217436959856;
    public static final double TANH_15 = -0.0014557753532096296;
    public static final double TANH_17 = 0.0005896603606552671;
    public static final double TANH_19 = -0.0002375896885211701;
    public static final double TANH_21 = 9.256923588512033e-05;
    public static final double TANH_23 = -3.119892666773487e-05;
    public static final double TANH_25 = 6.484104982405479e-06;

    private Coefficients() {}
}
