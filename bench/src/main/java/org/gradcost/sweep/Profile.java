package org.gradcost.sweep;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcost.family.Names;
import org.gradcost.results.BadInputException;

/**
 * The plan of a sweep: precision and budget, families, modes and sizes.
 *
 * @param name as given on the command line
 * @param turns number of slots that a JVM measures
 * @param effort default precision, rounds and budget
 * @param longest predicted time above which a gradient is not measured whole
 * @param families default families; empty for all
 * @param modes default modes
 * @param widths tangents per pass, for modes with a choice
 * @param everyGranularity whether every granularity is measured, or only the largest that a family has
 * @param heapGiB maximum heap of a fork; 0 for the JVM's default
 * @param sizes n, or the nearest that a family has
 */
public record Profile(
        String name,
        int turns,
        Effort effort,
        Duration longest,
        List<String> families,
        List<String> modes,
        List<Integer> widths,
        boolean everyGranularity,
        int heapGiB,
        int... sizes) {

    private static final List<String> RACE = List.of("primal", "hand", "reverse", "forward", "vector-forward");
    private static final List<String> ALL = List.of(
            "primal",
            "hand",
            "reverse",
            "reverse-compiled",
            "forward",
            "vector-forward",
            "forward-compiled",
            "forward-support",
            "hipparchus",
            "finite-differences");
    private static final List<String> JACOBIAN = List.of(
            "primal",
            "hand",
            "reverse",
            "reverse-compiled",
            "forward",
            "vector-forward",
            "forward-compiled",
            "forward-compressed",
            "reverse-compressed",
            "forward-compressed-compiled",
            "reverse-compressed-compiled",
            "forward-support",
            "preaccumulated");
    private static final List<String> NESTED = List.of(
            "primal",
            "hand",
            "forward-over-forward",
            "forward-over-reverse",
            "forward-over-reverse-compiled",
            "reverse-over-forward",
            "reverse-over-reverse",
            "forward-compressed",
            "forward-compressed-compiled",
            "forward-support");
    private static final List<String> LARGE = List.of("primal", "hand", "reverse", "reverse-blocked", "forward");

    /** The families of the profiles with a time limit. */
    private static final List<String> CORE =
            List.of("helmholtz", "matmul", "mlp", "neuron", "product", "rosenbrock", "sigmoid-chain", "softmax", "svm");

    private static final List<String> FEW = List.of("helmholtz", "mlp", "product", "rosenbrock", "sigmoid-chain");
    private static final List<String> TWO = List.of("rosenbrock", "softmax");
    private static final List<String> SUMS = List.of("lse", "sigmoid-chain");
    private static final List<String> MAPS = List.of("dense-map", "ba", "brusselator-state");
    private static final List<String> SECOND = List.of(
            "rosenbrock-hvp",
            "rosenbrock-hessian",
            "product-hvp",
            "product-hessian",
            "helmholtz-hvp",
            "softmax-hvp",
            "mlp-hvp",
            "lstm-hvp",
            "gmm-hvp",
            "springs-hvp",
            "ba-cost-hvp");
    private static final List<String> EVERY = List.of();

    // spotless:off: one profile per row, in columns, with its sizes below
    private static final List<Profile> PROFILES = List.of(
            //                        turns, ±, rounds, min,   longest,  families, modes, widths,    all gates?, GiB,
            //      sizes
            new Profile("smoke",           10, effort(0,    1,   0),   ms(5),    TWO,    RACE,  List.of(16),        false,  0,
                    10, 100),
            new Profile("quick",           20, effort(0.05, 100, 4.5), ms(20),   FEW,    RACE,  List.of(32),        false,  0,
                    2, 300),
            new Profile("standard",        40, effort(0.05, 100, 118), ms(200),  CORE,   ALL,   List.of(64),        true,   0,
                    2, 10, 100, 1000, 10_000),
            new Profile("paper",           40, effort(0.03, 100, 0),   ms(2000), EVERY,  ALL,   List.of(4, 16, 64), true,   0,
                    1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 500, 1000, 3000, 10_000, 30_000, 100_000, 1_000_000),
            new Profile("jacobian",        40, effort(0.05, 100, 20),  ms(100),  MAPS,   JACOBIAN, List.of(32),     false,  0,
                    4, 16, 64, 256),
            new Profile("second-order",    40, effort(0.05, 100, 40),  ms(20),   SECOND, NESTED, List.of(32),       false,  0,
                    3, 30, 300, 3000),
            new Profile("hundred-million", 40, effort(0.05, 5,   0),   ms(200),  SUMS,   LARGE, List.of(64),        true,  12,
                    100_000_000));
    // spotless:on

    /** Returns the names of all profiles. */
    public static List<String> names() {
        return PROFILES.stream().map(Profile::name).toList();
    }

    /**
     * Returns the profile of that name.
     *
     * @throws BadInputException if there is none
     */
    public static Profile named(String name) {
        return PROFILES.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInputException("unknown profile \"" + name + "\"; " + Names.nearest(name, names())));
    }

    /** Returns the largest heap of a fork, bytes. */
    long heap() {
        return heapGiB == 0 ? Runtime.getRuntime().maxMemory() : (long) heapGiB << 30;
    }

    /**
     * Returns an effort.
     *
     * @param minutes of measuring; 0 for no limit
     */
    private static Effort effort(double precision, int rounds, double minutes) {
        return new Effort(
                precision,
                rounds,
                Optional.of(Duration.ofSeconds((long) (60 * minutes))).filter(time -> !time.isZero()));
    }

    private static Duration ms(int ms) {
        return Duration.ofMillis(ms);
    }
}
