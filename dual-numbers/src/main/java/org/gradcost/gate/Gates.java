package org.gradcost.gate;

/** The scalar gates. */
public final class Gates {
    public static final UnaryGate EXP = new UnaryGate("exp", x -> 0, (x, s) -> Math.exp(x), (x, y, s) -> y);
    public static final UnaryGate LOG = new UnaryGate("log", x -> 0, (x, s) -> Math.log(x), (x, y, s) -> 1 / x);

    /** Shared e = e^(−2|x|): slope 4e/(1+e)². */
    public static final UnaryGate TANH = new UnaryGate(
            "tanh", x -> Math.exp(-2 * Math.abs(x)), (x, e) -> Math.tanh(x), (x, y, e) -> 4 * e / ((1 + e) * (1 + e)));

    /** Shared e = e^(−|x|): slope e/(1+e)². */
    public static final UnaryGate SIGMOID = new UnaryGate(
            "sigmoid",
            x -> Math.exp(-Math.abs(x)),
            (x, e) -> (x < 0 ? e : 1) / (1 + e),
            (x, y, e) -> e / ((1 + e) * (1 + e)));

    private Gates() {}
}
