package org.gradcost.results.report;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;
import org.gradcost.results.summary.Series;
import org.gradcost.results.summary.SummaryRow;

/** A circuit on which modes are compared: a family at one granularity, together with the plain code. */
record MeasuredCircuit(String family, String gates, int m, int threads, Outputs outputs)
        implements Comparable<MeasuredCircuit> {
    private static final Comparator<MeasuredCircuit> ORDER = comparing(MeasuredCircuit::family)
            .thenComparing(circuit -> circuit.gates().equals("scalar") ? "" : circuit.gates())
            .thenComparingInt(MeasuredCircuit::m)
            .thenComparingInt(MeasuredCircuit::threads);

    /** Returns every circuit of a run that has gates; plain code alone is a circuit only if there is nothing else. */
    static List<MeasuredCircuit> all(ReportData data) {
        List<MeasuredCircuit> circuits = data.rows().stream()
                .map(SummaryRow::cell)
                .map(cell -> new MeasuredCircuit(
                        cell.family(), cell.gates(), data.outputs().of(cell), cell.threads(), data.outputs()))
                .distinct()
                .sorted()
                .toList();
        return circuits.stream()
                .filter(circuit -> !circuit.gates().equals(Modes.PLAIN_GATES)
                        || circuits.stream().noneMatch(other -> other.besides(circuit)))
                .toList();
    }

    private boolean besides(MeasuredCircuit plain) {
        return family.equals(plain.family)
                && m == plain.m
                && threads == plain.threads
                && !gates.equals(Modes.PLAIN_GATES);
    }

    boolean holds(Cell cell) {
        return cell.family().equals(family)
                && outputs.of(cell) == m
                && cell.threads() == threads
                && (cell.gates().equals(gates) || cell.gates().equals(Modes.PLAIN_GATES));
    }

    /** Returns the label of a chart, {@code helmholtz, scalar gates}, or for JMH {@code Lists, avgt}. */
    String label(Subject subject) {
        return family + ", " + gates + (subject == Subject.OPERATION ? "" : " gates") + shared();
    }

    /** Returns what distinguishes it besides family and gates: outputs and threads, if not one. */
    String shared() {
        return m == Outputs.GROWING ? ", m grows with n" + Series.shared(1, threads) : Series.shared(m, threads);
    }

    @Override
    public int compareTo(MeasuredCircuit other) {
        return ORDER.compare(this, other);
    }
}
