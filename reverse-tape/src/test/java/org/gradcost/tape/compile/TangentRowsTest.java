package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
