package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows of tangents of a simulation in time steps: which rows there are, and that what shares a row is right. */
class TangentRowsTest {

    private static final int CELLS = 20;

    /** Cells that exchange with their neighbours, and react. The two ends have one neighbour. */
    private static TraceVariable[] steps(TraceVariable[] x, int count) {
        TraceVariable[] u = x;
        for (int step = 0; step < count; step++) {
            TraceVariable[] next = new TraceVariable[u.length];
            for (int i = 0; i < u.length; i++) {
                TraceVariable left = u[Math.max(i - 1, 0)];
                TraceVariable right = u[Math.min(i + 1, u.length - 1)];
                TraceVariable spread = left.add(right).subtract(u[i].multiply(2));
                next[i] = u[i].add(spread.add(u[i].square().multiply(u[i])).multiply(0.1));
            }
            u = next;
        }
        return u;
    }

    private static CompiledFunction compiled(int count) {
        double[] point = new SplittableRandom(1).doubles(CELLS, -1, 1).toArray();
        return CompiledFunction.compileMap(x -> steps(x, count), point);
    }

    private static double[][] directions(int k) {
        double[][] v = new double[k][];
        Arrays.setAll(v, j -> new SplittableRandom(j).doubles(CELLS, -1, 1).toArray());
        return v;
    }

    @Test
    void tangentsInRowsAreThoseOneByOne() {
        for (int count : new int[] {1, 2, 3, 30}) {
            CompiledFunction f = compiled(count);
            double[] x = new SplittableRandom(2).doubles(CELLS, -1, 1).toArray();
            double[][] v = directions(CELLS);
            double[][] many = new double[v.length][CELLS];
            for (int run = 0; run < 2; run++) { // the second begins with what the first has left in the rows
                f.jvp(x, v, many);
                for (int k = 0; k < v.length; k++) {
                    double[] one = new double[CELLS];
                    f.jvp(x, v[k], one);
                    assertArrayEquals(one, many[k], 1e-13, f.code());
                }
            }
        }
    }

    @Test
    void directionsGivenInRowsGiveTheTangentsInRows() {
        CompiledFunction f = compiled(3);
        double[] x = new SplittableRandom(2).doubles(CELLS, -1, 1).toArray();
        for (int k : new int[] {1, 3, 12, 33}) {
            double[][] v = directions(k);
            double[][] rows = new double[CELLS][k];
            Transposition.toRows(v, 0, k, rows);
            double[][] result = new double[CELLS][k];
            f.jvpInRows(x, rows, result);
            for (int j = 0; j < k; j++) {
                double[] one = new double[CELLS];
                f.jvp(x, v[j], one);
                for (int i = 0; i < CELLS; i++) {
                    assertEquals(one[i], result[i][j], 1e-13, f.code());
                }
            }
        }
    }

    @Test
    void rowsOfAFunctionOfOneOutputHaveItsValueAndStrongZeros() {
        CompiledFunction f = CompiledFunction.compile(u -> u[0].multiply(u[1].sqrt()), 2, 9);
        double[][] tangents = new double[1][2];
        assertEquals(6, f.jvpInRows(new double[] {2, 9}, new double[][] {{1, 0}, {0, 6}}, tangents), 1e-15);
        assertArrayEquals(new double[] {3, 2}, tangents[0], 1e-15);
        f.jvpInRows(
                new double[] {0, 0}, new double[][] {{1, 0}, {0, 1}}, tangents); // the slope of the root is infinite
        assertArrayEquals(new double[] {0, 0}, tangents[0]);
    }

    @Test
    void wrongRowsAreRefused() {
        CompiledFunction f = CompiledFunction.compile(u -> u[0].multiply(u[1]), 2, 9);
        double[] x = {2, 9};
        double[] shared = new double[2];
        assertRefused(
                "3 rows of directions and 1 of results, must be 2 and 1", f, x, new double[3][2], new double[1][2]);
        assertRefused("2 rows of directions and 2 of results", f, x, new double[2][2], new double[2][2]);
        assertRefused("an array of 3 for 2 directions", f, x, new double[2][3], new double[1][2]);
        assertRefused("rows of no directions", f, x, new double[2][0], new double[1][0]);
        assertRefused("must differ", f, x, new double[][] {new double[2], shared}, new double[][] {shared});
    }

    private static void assertRefused(String problem, CompiledFunction f, double[] x, double[][] v, double[][] dy) {
        String message = assertThrows(IllegalArgumentException.class, () -> f.jvpInRows(x, v, dy))
                .getMessage();
        assertTrue(message.startsWith("jvpInRows: ") && message.contains(problem), message);
    }

    @Test
    void theRowsOfTimeStepsTakeTurns() {
        int more = 50;
        long numbers = (long) more * CELLS * (1 + 1); // of values, and of adjoints, which there may be
        long few = bytes(50);
        long many = bytes(50 + more);
        assertEquals(0, (many - few) / (Double.BYTES * (numbers + 1)), few + " and " + many + " bytes");
    }

    private static long bytes(int count) {
        CompiledFunction f = compiled(count);
        f.jvp(new double[CELLS], directions(CELLS), new double[CELLS][CELLS]);
        return f.workspaceBytes();
    }

    @Test
    void anIterationReadsTheRowsOfItsNeighboursAndWritesOne() {
        CompiledFunction f = compiled(30);
        f.jvp(new double[CELLS], directions(CELLS), new double[CELLS][CELLS]);
        String code = f.code();
        String inner = code.substring(code.indexOf("for (j = "));
        String body = inner.substring(0, inner.indexOf('}'));
        assertEquals(
                1, body.lines().filter(line -> line.strip().startsWith("t")).count(), code);
        assertFalse(body.contains("tls["), code);
    }
}
