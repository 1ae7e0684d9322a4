package org.gradcost.results.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.statistics.Bootstrap;
import org.gradcost.results.statistics.Estimate;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Search for the boundaries of a run, for every circuit that was measured with more than one output.
 *
 * <p>The log r of the time of reverse mode over that of forward mode is fitted by a plane, {@code r = a + b·log n + c·log m}, and
 * the boundary is where the plane is 0. In theory b = −1 and c = 1: one pass per input against one sweep per output. Fixed costs
 * bend the surface far from the tie, so each cell has the weight {@code 1/(1 + r²)}, which emphasises cells near the tie. As in
 * {@link Crossovers}, a reverse mode is compared with the forward modes of its kind, and the best forward cell is chosen only
 * once, as are the weights.
 */
public final class Boundaries {

    private static final int UNKNOWNS = 3;
    private static final double SINGULAR = 1e-9;

    /** The minimum slope of a plane: with a smaller one, doubling n or m changes the ratio by less than 7 %. */
    private static final double FLAT = 0.1;

    private final Bootstrap times;
    private final ModeRoles roles;

    private Boundaries(Bootstrap times, ModeRoles roles) {
        this.roles = roles;
        this.times = times;
    }

    /** Returns a boundary for every reverse mode of every family, gates and number of threads with cells of several outputs. */
    public static List<Boundary> all(Bootstrap times, ModeRoles roles) {
        Boundaries boundaries = new Boundaries(times, roles);
        SortedMap<Circuit, List<Cell>> circuits = new TreeMap<>();
        times.cells().stream()
                .filter(cell -> roles.isReverse(cell.variant()))
                .forEach(cell -> circuits.computeIfAbsent(Circuit.of(cell), c -> new ArrayList<>())
                        .add(cell));
        List<Boundary> all = new ArrayList<>();
        circuits.forEach((circuit, reverse) -> {
            Opponents opponents = boundaries.opponents(circuit, reverse);
            List<Duel> duels = boundaries.duels(reverse, opponents);
            if (duels.stream().anyMatch(duel -> duel.reverse.m() > 1)) {
                all.add(boundaries.of(circuit, opponents, duels));
            }
        });
        return List.copyOf(all);
    }

    /** Returns the forward modes that were measured with a reverse mode at some n and m. */
    private Opponents opponents(Circuit circuit, List<Cell> reverse) {
        List<String> forwards = reverse.stream()
                .flatMap(this::forwards)
                .map(Cell::variant)
                .distinct()
                .sorted(roles.order())
                .toList();
        return Opponents.of(circuit.mode, forwards, roles);
    }

    private List<Duel> duels(List<Cell> reverse, Opponents opponents) {
        List<Duel> duels = new ArrayList<>();
        for (Cell cell : reverse) {
            forwards(cell)
                    .filter(forward -> opponents.modes().contains(forward.variant()))
                    .min(Comparator.comparingDouble(times::logTime))
                    .ifPresent(forward -> duels.add(new Duel(cell, forward)));
        }
        return duels;
    }

    /** Returns the cells of forward modes that differ from the reverse cell only in mode and width. */
    private Stream<Cell> forwards(Cell reverse) {
        return times.cells().stream()
                .filter(cell -> roles.isForward(cell.variant())
                        && cell.n() == reverse.n()
                        && Series.of(cell).comparable(Series.of(reverse)));
    }

    private record Circuit(String family, String gates, String mode, int threads) implements Comparable<Circuit> {

        static Circuit of(Cell cell) {
            return new Circuit(cell.family(), cell.gates(), cell.variant(), cell.threads());
        }

        @Override
        public int compareTo(Circuit other) {
            return Comparator.comparing(Circuit::family)
                    .thenComparing(Circuit::gates)
                    .thenComparing(Circuit::mode)
                    .thenComparingInt(Circuit::threads)
                    .compare(this, other);
        }
    }

    private final class Duel {

        final Cell reverse;
        final Cell forward;
        final double logRatio;

        Duel(Cell reverse, Cell forward) {
            this.reverse = reverse;
            this.forward = forward;
            this.logRatio = times.logTime(reverse) - times.logTime(forward);
        }

        boolean judged() {
            return reverse.n() != reverse.m();
        }

        /** Returns the log of the time of the mode that the rule names over that of the other mode. */
        double ofRule() {
            return reverse.n() < reverse.m() ? -logRatio : logRatio;
        }

        double weight() {
            return 1 / (1 + logRatio * logRatio);
        }

        boolean extrapolated() {
            return times.extrapolated(reverse) || times.extrapolated(forward);
        }
    }

    private Boundary of(Circuit circuit, Opponents opponents, List<Duel> duels) {
        List<Duel> judged = duels.stream().filter(Duel::judged).toList();
        return new Boundary(
                circuit.family,
                circuit.gates,
                circuit.mode,
                opponents.name(),
                duels.size(),
                line(duels),
                judged.size(),
                (int) judged.stream().filter(duel -> duel.ofRule() < 0).count(),
                StrictMath.exp(judged.stream().mapToDouble(Duel::ofRule).reduce(0, Math::max)),
                duels.stream().anyMatch(Duel::extrapolated));
    }

    private Optional<Boundary.Line> line(List<Duel> duels) {
        if (duels.size() <= UNKNOWNS) {
            return Optional.empty();
        }
        double[] root =
                duels.stream().mapToDouble(d -> StrictMath.sqrt(d.weight())).toArray();
        RealMatrix design = MatrixUtils.createRealMatrix(duels.size(), UNKNOWNS);
        for (int i = 0; i < root.length; i++) {
            Cell cell = duels.get(i).reverse;
            design.setRow(
                    i, new double[] {root[i], root[i] * StrictMath.log(cell.n()), root[i] * StrictMath.log(cell.m())});
        }
        QRDecomposition qr = new QRDecomposition(design, SINGULAR);
        if (!qr.getSolver().isNonSingular()) {
            return Optional.empty();
        }
        RealMatrix solution = qr.getSolver().getInverse();
        double[] plane = plane(
                solution, root, duels.stream().mapToDouble(d -> d.logRatio).toArray());
        if (!rises(plane)) {
            return Optional.empty();
        }
        if (!duels.stream().allMatch(duel -> times.knowsRatio(duel.reverse, duel.forward))) {
            return Optional.of(new Boundary.Line(
                    Estimate.unknown(exponent(plane)), Estimate.unknown(StrictMath.exp(logFactor(plane)))));
        }
        double[][] ratios = duels.stream()
                .map(d -> times.logRatioDraws(d.reverse, d.forward))
                .toArray(double[][]::new);
        double[][] planes = IntStream.range(0, Bootstrap.DRAWS)
                .mapToObj(k -> plane(
                        solution,
                        root,
                        IntStream.range(0, root.length)
                                .mapToDouble(i -> ratios[i][k])
                                .toArray()))
                .toArray(double[][]::new);
        if (Stream.of(planes).filter(Boundaries::rises).count() < Estimate.CONFIDENCE * planes.length) {
            return Optional.empty();
        }
        return Optional.of(new Boundary.Line(
                Estimate.of(exponent(plane), each(planes, Boundaries::exponent)),
                Estimate.ofLogs(logFactor(plane), each(planes, Boundaries::logFactor))));
    }

    /** Returns whether more inputs favour reverse mode, and more outputs forward mode, by more than a negligible amount. */
    private static boolean rises(double[] plane) {
        return plane[1] < -FLAT && plane[2] > FLAT;
    }

    private static double[] each(double[][] planes, ToDoubleFunction<double[]> of) {
        return Stream.of(planes).filter(Boundaries::rises).mapToDouble(of).toArray();
    }

    private static double[] plane(RealMatrix solution, double[] root, double[] logRatios) {
        return solution.operate(IntStream.range(0, root.length)
                .mapToDouble(i -> root[i] * logRatios[i])
                .toArray());
    }

    private static double exponent(double[] plane) {
        return -plane[1] / plane[2];
    }

    private static double logFactor(double[] plane) {
        return -plane[0] / plane[2];
    }
}
