package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traces of the probe, whose minimum time is 100 ns. */
class NoiseTest {

    private static final double FLOOR = 100;

    private final List<Double> moments = new ArrayList<>();

    @Test
    void aMomentThatLastsToTheEndOfTheTraceIsOne() {
        assertEquals(0.5, Noise.quiet(new double[] {100, 300, 100, 100}, FLOOR, moments));
        assertEquals(List.of(100.0, 200.0), moments);
    }

    @Test
    void aCoreThatIsNeverSharedHasOneMoment() {
        assertEquals(1, Noise.quiet(new double[] {100, 101, 104}, FLOOR, moments));
        assertEquals(List.of(305.0), moments);
    }

    @Test
    void aCoreThatIsAlwaysSharedHasNone() {
        assertEquals(0, Noise.quiet(new double[] {150, 160}, FLOOR, moments));
        assertEquals(List.of(), moments);
    }
}
