package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gradcost.gate.Sum;
import org.junit.jupiter.api.Test;

/** What is a run, and what is not: the latter falls back to its terms, so that a gradient alone would not tell. */
class StridedEntriesTest {

    private static final int N = 9;

    private final Tape tape = new Tape();
    private final Variable[] x = tape.inputs(point());
    private final double[] c = {9, 8, 7, 6, 5, 4, 3, 2, 1, -1, -2, -3};
    private final double[] slopes = new double[2 * N + 1];

    private static double[] point() {
        double[] point = new double[30];
        Arrays.setAll(point, i -> 1 + i / 4.0);
        return point;
    }

    @Test
    void aRowOfInputsTimesConstants() {
        double expected = 0;
        for (int i = 0; i < N; i++) {
            expected += c[2 + i] * (1 + (1 + 2 * i) / 4.0);
        }
        assertEquals(expected, StridedEntries.slopes(slopes, 1, N, c, 2, x, 1, 2));
        assertEquals(0, slopes[0]);
        assertArrayEquals(Arrays.copyOfRange(c, 2, 2 + N), Arrays.copyOfRange(slopes, 1, 1 + N));
    }

    @Test
    void theSlopesOfItsNumbersCount() {
        Variable[] twice = Arrays.stream(x).map(v -> v.multiply(2)).toArray(Variable[]::new);
        StridedEntries.slopes(slopes, 0, N, c, 0, twice, 0, 1);
        assertEquals(18, slopes[0]);
        StridedEntries.slopes(slopes, 0, N, twice, 0, 1, x, 3, 1);
        assertEquals(2 * x[3].getReal(), slopes[0], "of the first row, with its own slope");
        assertEquals(2 * x[0].getReal(), slopes[N], "of the second, times the value of the first");
    }

    @Test
    void twoRows() {
        double expected = 0;
        for (int i = 0; i < N; i++) {
            expected += x[2 + i].getReal() * x[5 + 2 * i].getReal();
        }
        assertEquals(expected, StridedEntries.slopes(slopes, 0, N, x, 2, 1, x, 5, 2));
        for (int i = 0; i < N; i++) {
            assertEquals(x[5 + 2 * i].getReal(), slopes[i]);
            assertEquals(x[2 + i].getReal(), slopes[N + i]);
        }
    }

    /** A number at each place is replaced by one that does not fit there. */
    @Test
    void whatIsNoRun() {
        Variable two = x[3].add(x[4]);
        Variable foreign = new Tape().inputs(1, 2, 3, 4)[3];
        Variable steep = x[3].multiply(Double.POSITIVE_INFINITY);
        for (Variable odd : new Variable[] {x[20], two, foreign, x[0].newInstance(1)}) {
            for (int at = 2; at < N; at++) {
                Variable[] row = x.clone();
                row[at] = odd;
                assertTrue(Double.isNaN(StridedEntries.slopes(slopes, 0, N, c, 0, row, 0, 1)), odd + " at " + at);
                assertTrue(Double.isNaN(StridedEntries.slopes(slopes, 0, N, row, 0, 1, x, 10, 1)), odd + " at " + at);
                assertTrue(Double.isNaN(StridedEntries.slopes(slopes, 0, N, x, 10, 1, row, 0, 1)), odd + " at " + at);
            }
        }
        Variable[] row = x.clone();
        row[3] = steep;
        double[] zero = c.clone();
        zero[3] = 0;
        assertTrue(Double.isNaN(StridedEntries.slopes(slopes, 0, N, zero, 0, row, 0, 1)), "0·∞ is for the chain rule");
    }

    @Test
    void theWayBackThroughRowsAndColumns() {
        for (int step : new int[] {1, 2, -1, 0}) {
            int[] slots = new int[N + 3];
            double[] entries = new double[N + 3];
            for (int i = 0; i < N; i++) {
                entries[3 + i] = 1 + i;
            }
            int start = step < 0 ? 20 : 4;
            Variable[] row = {x[start], x[start + step]};
            StridedEntries.close(slots, N + 3, N, row, 0, 1, true);
            assertEquals(N, StridedEntries.length(slots, N + 2));
            assertTrue(StridedEntries.isFirst(slots, N + 2));
            double[] expected = new double[30];
            Arrays.fill(expected, 0.5);
            for (int i = 0; i < N; i++) {
                expected[start + i * step] += 3 * (1 + i);
            }
            double[] adjoint = new double[30];
            Arrays.fill(adjoint, 0.5);
            StridedEntries.sweep(entries, slots, N + 2, 3, adjoint);
            assertArrayEquals(expected, adjoint);
            Arrays.fill(adjoint, 0.5);
            StridedEntries.strongZeroSweep(entries, slots, N + 2, 3, adjoint);
            assertArrayEquals(expected, adjoint);
        }
    }

    @Test
    void nothingCarriesNothingThroughARun() {
        int[] slots = new int[N];
        double[] entries = new double[N];
        Arrays.fill(entries, Double.POSITIVE_INFINITY);
        StridedEntries.close(slots, N, N, x, 0, 1, false);
        double[] adjoint = new double[30];
        StridedEntries.strongZeroSweep(entries, slots, N - 1, 0, adjoint);
        assertArrayEquals(new double[30], adjoint);
        assertEquals(false, StridedEntries.isFirst(slots, N - 1));
    }

    @Test
    void recordsMayBeginWithARun() {
        Variable f = dot(1).multiply(dot(11)).multiply(x[25]);
        double a = dot(1).getReal();
        double b = dot(11).getReal();
        double[] expected = new double[30];
        for (int i = 0; i < N; i++) {
            expected[1 + i] = c[i] * b * x[25].getReal();
            expected[11 + i] = c[i] * a * x[25].getReal();
        }
        expected[25] = a * b;
        assertArrayEquals(expected, tape.gradient(f), 1e-12 * a * b);
    }

    private Variable dot(int from) {
        Sum<Variable> sum = x[0].newInstance(0).sum();
        sum.addDot(N, c, 0, x, from, 1);
        return sum.total();
    }

    /** A record between two rows of one sum: the second begins with an entry for the first. */
    @Test
    void aSumGoesOnAfterOtherRecords() {
        for (int n : new int[] {8, 12, 300}) { // 300: in another chunk
            Variable[] in = tape.inputs(new double[n]);
            double[] ones = new double[n];
            Arrays.fill(ones, 1);
            Sum<Variable> sum = in[0].sum();
            sum.addDot(n, ones, 0, in, 0, 1);
            Variable between = in[1].add(in[2]).add(in[3]).exp();
            sum.addDot(n, ones, 0, in, 0, 1);
            sum.add(between);
            double[] expected = new double[n];
            Arrays.fill(expected, 2);
            expected[0] = 3;
            expected[1] = 3;
            expected[2] = 3;
            expected[3] = 3;
            Variable total = sum.total();
            assertEquals(1, total.getReal());
            assertArrayEquals(expected, tape.gradient(total));
            assertEquals(3, tape.recordedGates());
            assertEquals(12L * ((1 + n) + 3 + (1 + n) + 1) + 8L * (n + 3), tape.bytes());
        }
    }
}
