package org.gradcost.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.statistics.Estimate;
import org.gradcost.results.summary.SummaryRow;

/**
 * A comparison of advice with a run on the same machine: whether the fastest mode was recommended, and whether the times were
 * predicted correctly.
 */
public final class AdviceCheck {

    /** The factor of the fastest time within which a recommended mode counts as equally good. */
    public static final double AS_GOOD = 1.25;

    /** The factor within which a prediction counts as correct. */
    public static final double RIGHT = 1.5;

    /**
     * The recommendation for a family at one size, and the result of the run.
     *
     * @param recommended mode, among the modes of the run
     * @param fastest mode of the run
     * @param times ratio of the time of the recommended mode to that of the fastest
     */
    public record Choice(String family, int n, String recommended, String fastest, double times) {}

    /**
     * A predicted time and the measured one.
     *
     * @param predicted time of a gradient, ns
     * @param measured time in the run, ns
     * @param primals measured time of the primal over the predicted one
     */
    public record Time(
            String family,
            int n,
            String mode,
            Prediction.Basis basis,
            Estimate predicted,
            double measured,
            double primals) {

        /** Returns the ratio of the measured time to the predicted one. */
        public double factor() {
            return measured / predicted.value();
        }

        /** Returns the same ratio for times in units of each side's primal, in which the state of the machine cancels. */
        public double overheadFactor() {
            return factor() / primals;
        }

        /** Returns whether the interval contains the measured time. */
        public boolean isHeld() {
            return predicted.known() && predicted.lo() <= measured && measured <= predicted.hi();
        }
    }

    private final List<Choice> choices = new ArrayList<>();
    private final List<Time> times = new ArrayList<>();

    /** Returns the families of a run with given gates. */
    public static List<Family> families(List<SummaryRow> rows, Granularity gates) {
        return rows.stream()
                .map(SummaryRow::cell)
                .filter(cell -> cell.gates().equals(gates.label()))
                .map(Cell::family)
                .distinct()
                .sorted()
                .map(Families::named)
                .toList();
    }

    /**
     * Adds the comparison for a family, at the sizes and in the modes of a run, after getting advice on it. If the run measured the
     * family with several numbers of outputs, only the smallest is compared.
     */
    public void add(Family family, Granularity gates, List<SummaryRow> rows, AdviceOptions options) {
        int m = rows.stream()
                .map(SummaryRow::cell)
                .filter(cell -> cell.family().equals(family.name()))
                .mapToInt(Cell::m)
                .min()
                .orElseThrow();
        Map<Integer, Map<String, SummaryRow>> measured = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>();
        for (SummaryRow row : rows) {
            Cell cell = row.cell();
            boolean of = cell.family().equals(family.name())
                    && (cell.gates().equals(gates.label()) || cell.gates().equals(Granularity.PLAIN.label()));
            if (of
                    && cell.kernels().equals(Modes.PLAIN_KERNELS)
                    && row.time().isPresent()
                    && cell.threads() == 1
                    && cell.m() == family.outputs(Math.toIntExact(cell.n()), m)
                    && isOfWidth(cell, options.width())) {
                measured.computeIfAbsent(Math.toIntExact(cell.n()), n -> new TreeMap<>())
                        .put(cell.mode(), row);
                names.add(cell.mode());
            }
        }
        List<Mode> modes = ModeRegistry.all().stream()
                .filter(mode -> names.contains(mode.name()))
                .toList();
        AdviceOptions asked = new AdviceOptions(
                options.budget(), Optional.of(gates), options.width(), options.gradients(), modes, options.isolated());
        List<Integer> sizes = List.copyOf(measured.keySet());
        for (Advice advice : Advisor.advise(family, sizes, m, asked)) {
            compare(family, advice, measured.get(advice.n()));
        }
    }

    private static boolean isOfWidth(Cell cell, int width) {
        return cell.width() == width || !ModeRegistry.named(cell.mode()).hasWidth();
    }

    private void compare(Family family, Advice advice, Map<String, SummaryRow> measured) {
        double primals = advice.primal()
                .map(p -> value(measured.get(ModeRegistry.baseline().name())) / p.value())
                .orElse(Double.NaN);
        List<Prediction> candidates = new ArrayList<>();
        for (Prediction p : advice.predictions()) {
            SummaryRow row = measured.get(p.mode().name());
            if (row == null) {
                continue;
            }
            if (p.time().isPresent()) {
                times.add(new Time(
                        family.name(),
                        advice.n(),
                        p.mode().name(),
                        p.basis(),
                        p.time().get(),
                        value(row),
                        primals));
            }
            if (p.isEngine()) {
                candidates.add(p);
            }
        }
        Optional<Prediction> fastest = candidates.stream()
                .min(Comparator.comparingDouble(p -> value(measured.get(p.mode().name()))));
        advice.recommended().ifPresent(best -> {
            SummaryRow row = measured.get(best.mode().name());
            if (row != null) {
                String name = fastest.orElseThrow().mode().name();
                choices.add(new Choice(
                        family.name(), advice.n(), best.mode().name(), name, value(row) / value(measured.get(name))));
            }
        });
    }

    private static double value(SummaryRow row) {
        return row == null ? Double.NaN : row.time().orElseThrow().value();
    }

    /** Returns the recommendations, family by family. */
    public List<Choice> choices() {
        return List.copyOf(choices);
    }

    /** Returns the predictions, family by family. */
    public List<Time> times() {
        return List.copyOf(times);
    }
}
