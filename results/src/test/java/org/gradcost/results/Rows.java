package org.gradcost.results;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.random.RandomGenerator;

/** Cells and rows for tests. */
public final class Rows {
    private Rows() {}

    public static Cell cell(String mode, long n) {
        return cell(mode, n, mode.equals("forward") || mode.equals("vector-forward") ? 1 : 0);
    }

    public static Cell cell(String mode, long n, int width) {
        String gates = ModeRoles.BY_NAME.isControl(mode) ? Modes.PLAIN_GATES : "scalar";
        return new Cell("chain", gates, n, 1, mode, width, 1);
    }

    /** A cell whose every time is the same, with two forks of two iterations. */
    public static List<Measurement> quiet(Cell cell, double time) {
        return constant(cell, Metric.TIME, 1, time);
    }

    /** A cell of which only a pass was timed. */
    public static List<Measurement> extrapolated(Cell cell, double passes, double passTime) {
        return constant(cell, Metric.PASS_TIME, passes, passTime);
    }

    /** A cell of log-normal noise between forks and, of half that spread, between iterations. */
    public static List<Measurement> noisy(
            Cell cell, double time, int forks, int iterations, double spread, RandomGenerator random) {
        List<Measurement> rows = new ArrayList<>();
        for (int fork = 1; fork <= forks; fork++) {
            double forkTime = time * Math.exp(spread * random.nextGaussian());
            for (int i = 1; i <= iterations; i++) {
                double value = forkTime * Math.exp(spread / 2 * random.nextGaussian());
                rows.add(Measurement.of(cell, Metric.TIME, fork, i, value));
            }
        }
        rows.add(Measurement.of(cell, Metric.PASSES, 1));
        return rows;
    }

    /** A slot of a fork of its own, in a run by turns. */
    public static Measurement slot(Cell cell, int fork, double time) {
        return Measurement.of(cell, Metric.TIME, fork, 0, new Measurement.Turn(0, 10L * fork), time);
    }

    /** A fork of two slots, as a run by turns writes it. */
    public static List<Measurement> slots(Cell cell, int fork, boolean first) {
        List<Measurement> rows = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            rows.add(Measurement.of(cell, Metric.TIME, fork, turn, new Measurement.Turn(turn, 10L * fork), 5 + turn));
            rows.add(Measurement.of(cell, Metric.QUIET, fork, turn, 7));
        }
        rows.add(Measurement.of(cell, Metric.WAIT, fork, 0.5));
        if (first) {
            rows.add(Measurement.of(cell, Metric.PASSES, 1));
        }
        rows.add(Measurement.of(cell, Metric.FORK_END, fork, 2));
        return rows;
    }

    private static List<Measurement> constant(Cell cell, Metric metric, double passes, double value) {
        List<Measurement> rows = new ArrayList<>();
        for (int fork = 1; fork <= 2; fork++) {
            for (int i = 1; i <= 2; i++) {
                rows.add(Measurement.of(cell, metric, fork, i, value));
            }
        }
        rows.add(Measurement.of(cell, Metric.PASSES, passes));
        return rows;
    }
}
