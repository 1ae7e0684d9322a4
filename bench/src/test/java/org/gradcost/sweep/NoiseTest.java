package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.file.Environment;
import org.junit.jupiter.api.Test;

/** Traces of the probe, whose minimum time is 100 ns, and what is said of the noise. */
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

    @Test
    void whatIsUnknownIsNotInTheText() {
        assertEquals(
                "quiet 100 % of the time (moments of 6 s), throughput ±8.0 % over 10 ms, ±6.0 % over 1 s",
                said(new Environment.Noise(null, 1, 6e6, 0.08, 0.06, 0.06, null), 0.03));
        assertEquals(
                "waits 41 %, quiet 6 % of the time (moments of 130 µs), throughput ±8.0 % over 10 ms, ±6.0 % over 1 s; two JVMs"
                        + " in turns ±2.0 %: about 5 rounds to ±3 %",
                said(new Environment.Noise(0.41, 0.06, 130, 0.08, 0.06, 0.06, 0.02), 0.03));
    }

    /** Returns the first line without the number of cores. */
    private static String said(Environment.Noise noise, double precision) {
        return Noise.text(noise, precision).get(0).replaceFirst(".* cores\\. 10 s: ", "");
    }
}
