package org.gradcost.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.gate.Elementary;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Differentiator;
import org.gradcost.results.Modes;

/** Measures the elementary functions of the suite beside those of {@link Math}, on arrays of 1000 numbers. */
public final class FunctionTimer {

    private static final int N = 1000;

    /**
     * A function, as loops over the elements: each has a body of its own, so that HotSpot compiles it as a program's own loop.
     *
     * @param from least argument
     * @param to largest argument
     * @param math the loop that calls {@link Math}
     * @param numbers the loop that calls {@link Elementary}
     * @param arrays the method of {@link Elementary} on arrays; null if there is none
     */
    private record Function(
            String name, double from, double to, Differentiator math, Differentiator numbers, Differentiator arrays) {}

    private final Interleaved rounds;
    private final double[] work = new double[N];

    /**
     * Creates the timer.
     *
     * @param rounds number of rounds that count; half as many are run before them
     * @param milliseconds time of a contender in a round
     */
    public FunctionTimer(int rounds, int milliseconds) {
        this.rounds = new Interleaved(rounds, milliseconds * 1_000_000L);
    }

    /** Measures all functions. */
    public List<LimitsRow> measure() {
        List<LimitsRow> rows = new ArrayList<>();
        for (Function function : functions()) {
            double[] x = new SplittableRandom(1)
                    .doubles(N, function.from(), function.to())
                    .toArray();
            List<TimedKernel> contenders = new ArrayList<>(List.of(
                    JavaKernel.ofFunction("Math", function.math(), x),
                    JavaKernel.ofFunction("Elementary", function.numbers(), x)));
            if (function.arrays() != null) {
                String name = Modes.variant(
                        "Elementary of arrays", Kernels.ofThisJvm().label());
                contenders.add(JavaKernel.ofFunction(name, function.arrays(), x));
            }
            rows.addAll(rounds.rows(function.name(), N, contenders));
        }
        return rows;
    }

    private List<Function> functions() {
        return List.of(
                new Function(
                        "exp",
                        -20,
                        20,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.exp(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.exp(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            Elementary.exp(x.length, x, y);
                            return y[0];
                        }),
                new Function(
                        "log",
                        1e-3,
                        1e3,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.log(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.log(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            Elementary.log(x.length, x, y, work);
                            return y[0];
                        }),
                new Function(
                        "tanh",
                        -4,
                        4,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.tanh(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.tanh(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            Elementary.tanh(x.length, x, y, work);
                            return y[0];
                        }),
                new Function(
                        "sigmoid",
                        -20,
                        20,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = 1 / (1 + Math.exp(-x[i]));
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.sigmoid(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            Elementary.sigmoid(x.length, x, y, work);
                            return y[0];
                        }),
                new Function(
                        "softplus",
                        -20,
                        20,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.softplus(x[i]);
                            }
                            return y[0];
                        },
                        null),
                new Function(
                        "expm1",
                        -1,
                        1,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.expm1(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.expm1(x[i]);
                            }
                            return y[0];
                        },
                        null),
                new Function(
                        "log1p",
                        -0.5,
                        1,
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Math.log1p(x[i]);
                            }
                            return y[0];
                        },
                        (x, y) -> {
                            for (int i = 0; i < x.length; i++) {
                                y[i] = Elementary.log1p(x[i]);
                            }
                            return y[0];
                        },
                        null));
    }
}
