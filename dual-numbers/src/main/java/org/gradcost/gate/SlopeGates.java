package org.gradcost.gate;

/**
 * The gates that slopes of the {@linkplain Gates table} are made of beside the table itself. The trace of a gradient has them,
 * and generated source refers to them by these constants. Those that only third and higher derivatives need are not among them.
 */
public final class SlopeGates {

    /** |x| where x is not negative, else NaN: the divisor in the slope of a logarithm. */
    public static final UnaryGate NOT_NEGATIVE = PiecewiseSlopes.NOT_NEGATIVE;

    /** The slope of {@code Gates.ABS}. */
    public static final UnaryGate ABS = PiecewiseSlopes.ABS;

    /** The slope of {@code Gates.COPY_SIGN} with respect to x. */
    public static final BinaryGate COPY_SIGN = PiecewiseSlopes.COPY_SIGN;

    /** The slope of {@code Gates.REMAINDER} with respect to x. */
    public static final BinaryGate REMAINDER_FIRST = PiecewiseSlopes.REMAINDER_FIRST;

    /** The slope of {@code Gates.REMAINDER} with respect to y. */
    public static final BinaryGate REMAINDER_SECOND = PiecewiseSlopes.REMAINDER_SECOND;

    /** The slope of {@code Gates.SCALB} with respect to x. */
    public static final BinaryGate SCALB = PiecewiseSlopes.SCALB;

    /** The slope of {@code Gates.ROOT} with respect to x, where x is 0 or infinite. */
    public static final BinaryGate ROOT = PiecewiseSlopes.ROOT;

    /** The slope of {@code Gates.LOG_ADD_EXP} with respect to x, where both arguments are infinite. */
    public static final BinaryGate SHARE = PiecewiseSlopes.SHARE;

    /** {@code e^−x²}, in the slopes of {@code Gates.ERF} and {@link Gates#ERFC}. */
    public static final UnaryGate GAUSSIAN = SpecialSlopes.GAUSSIAN;

    /** {@code e^(−x²/2)}, in the slope of {@code Gates.LOG_NORMAL_CDF}. */
    public static final UnaryGate BELL = SpecialSlopes.BELL;

    /** Mills' ratio {@code (1 − Φ(x))/φ(x)}, in the slope of {@code Gates.LOG_NORMAL_CDF}. */
    public static final UnaryGate MILLS = SpecialSlopes.mills(0);

    /** The slope of {@code Gates.DIGAMMA}. */
    public static final UnaryGate TRIGAMMA = SpecialSlopes.zeta(1);

    private SlopeGates() {}
}
