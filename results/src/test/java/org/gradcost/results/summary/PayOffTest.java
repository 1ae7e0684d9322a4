package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Rows;
import org.junit.jupiter.api.Test;

class PayOffTest {

    private static final Cell COMPILED = Rows.cell("reverse-compiled", 10);

    @Test
    void afterAsManyGradientsAsItTakesToGainThePreparation() {
        assertEquals(List.of(OptionalDouble.of(26)), gradients(20, 1010));
    }

    @Test
    void whatIsSlowerNeverPaysOff() {
        assertEquals(List.of(OptionalDouble.empty()), gradients(70, 1010));
    }

    @Test
    void onlyTheReverseOfTheSameCircuitCounts() {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(COMPILED, 20));
        rows.add(Measurement.of(COMPILED, Metric.PREPARE, 1000));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 11), 60));
        assertEquals(List.of(), PayOff.all(Summary.of(rows).rows(), ModeRoles.BY_NAME));
    }

    private static List<OptionalDouble> gradients(double time, double prepare) {
        List<Measurement> rows = new ArrayList<>(Rows.quiet(COMPILED, time));
        rows.add(Measurement.of(COMPILED, Metric.PREPARE, prepare));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 10), 60));
        return PayOff.all(Summary.of(rows).rows(), ModeRoles.BY_NAME).stream()
                .map(PayOff::gradients)
                .toList();
    }
}
