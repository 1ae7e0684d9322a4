package org.gradcost.results;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {
    private static final Cell CELL = Rows.cell("reverse", 10);

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aTimeIsFiniteAndAboveZero(double value) {
        assertEquals(
                "time is " + value + ", must be from 1e-3 to 1e18 ns",
                refused(() -> Measurement.of(CELL, Metric.TIME, 1, 1, value)));
    }

    @Test
    void aCountIsWhole() {
        assertEquals(
                "passes is 1.5, must be a whole number from 0 to 2^53",
                refused(() -> Measurement.of(CELL, Metric.PASSES, 1.5)));
    }

    @Test
    void aGradientErrorMayBeNaN() {
        assertDoesNotThrow(() -> Measurement.of(CELL, Metric.GRADIENT_ERROR, Double.NaN));
    }

    @Test
    void onlyWhatIsTimedPerIterationHasAFork() {
        assertEquals(
                "time has no fork and iteration, must have a fork and an iteration",
                refused(() -> Measurement.of(CELL, Metric.TIME, 1)));
        assertEquals(
                "passes has a fork and an iteration, must have no fork and iteration",
                refused(() -> Measurement.of(CELL, Metric.PASSES, 1, 1, 1)));
        assertEquals(
                "wait has a fork and an iteration, must have a fork and no iteration",
                refused(() -> Measurement.of(CELL, Metric.WAIT, 1, 1, 1)));
        assertEquals(
                "time has an iteration and no fork, must have both, or no iteration",
                refused(() -> new Measurement(
                        CELL, Metric.TIME, OptionalInt.empty(), OptionalInt.of(1), Optional.empty(), 1)));
        assertEquals("fork is -1, must be at least 0", refused(() -> Measurement.of(CELL, Metric.TIME, -1, 1, 1)));
    }

    @Test
    void aCellHasNamesAndSizes() {
        assertEquals("n is 0, must be at least 1", refused(() -> Rows.cell("reverse", 0)));
        assertEquals(
                "mode is \" \", must be a name on one line with no space around it", refused(() -> Rows.cell(" ", 1)));
        refused(() -> Rows.cell("re\nverse", 1));
    }

    @ParameterizedTest
    @EnumSource
    void aMetricIsFoundByItsLabel(Metric metric) {
        assertEquals(metric, Metric.labelled(metric.label()).orElseThrow());
        assertFalse(Metric.labelled(metric.label() + " ").isPresent());
    }

    @Test
    void aMessageIsOneLine() {
        assertEquals("a b c", new BadInputException("a\nb\r\nc").getMessage());
    }

    private static String refused(org.junit.jupiter.api.function.Executable maker) {
        return assertThrows(IllegalArgumentException.class, maker).getMessage();
    }
}
