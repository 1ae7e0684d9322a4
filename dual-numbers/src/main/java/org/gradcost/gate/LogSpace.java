package org.gradcost.gate;

import static java.lang.Math.abs;

/** Gates for probabilities that are represented by their logarithms. */
interface LogSpace {

    /**
     * {@code log σ(x) = −log(1 + e^−x)}; the slope is σ(−x). Composed of log and σ, its value would be −∞ below x = −746.
     */
    UnaryGate LOG_SIGMOID = new UnaryGate(
            "logSigmoid",
            x -> Elementary.exp(-abs(x)),
            (x, e) -> Math.min(x, 0) - Elementary.log1p(e),
            (x, y, e) -> (x >= 0 ? e : 1) / (1 + e));
    /** {@code log(e^x + e^y)}; the slopes are σ(x − y) and σ(y − x). */
    BinaryGate LOG_ADD_EXP = BinaryGate.of(
            "logAddExp",
            LogNumerics::logAddExp,
            (x, y, v) -> LogNumerics.share(x, y),
            (x, y, v) -> LogNumerics.share(y, x));
    /**
     * {@code x·log y}, and 0 where x is 0, so that 0·log 0 = 0 in entropies. The slopes are log y and x/y, or 0 where x is
     * 0.
     */
    BinaryGate X_LOG_Y = BinaryGate.of(
            "xlogy",
            (x, y) -> x == 0 && y == y ? 0 : x * Elementary.log(y),
            (x, y, v) -> Elementary.log(y),
            (x, y, v) -> x == 0 && y == y ? 0 : Numerics.ifIn(y >= 0, x / abs(y)));
}
