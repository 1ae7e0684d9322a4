package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The three log-sum-exp gates on matrices of more than one block, element by element against the definition. */
class LogSumExpTest {
    private static final long SEED = 20261130;
    private static final int[][] SHAPES = {{1, 1}, {1, 1024}, {1, 3000}, {3000, 1}, {3, 700}, {700, 3}, {45, 45}};

    /** Which elements are in the same line as (i, j): all, those of the row, those of the column. */
    private enum Line {
        ALL(MatrixGates.LOG_SUM_EXP),
        ROW(MatrixGates.LOG_SUM_EXP_ROWS),
        COLUMN(MatrixGates.LOG_SUM_EXP_COLUMNS);

        private final UnaryMatrixGate gate;

        Line(UnaryMatrixGate gate) {
            this.gate = gate;
        }

        int of(int i, int j) {
            return List.of(0, i, j).get(ordinal());
        }
    }

    @Test
    void valuesAndSlopesOfEveryLine() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int[] shape : SHAPES) {
            DMatrixRMaj a = random(shape, random, 5);
            for (Line line : Line.values()) {
                check(line, a, random(shape, random, 1));
            }
            a.data[a.getNumElements() / 2] = Double.NEGATIVE_INFINITY; // masked
            for (Line line : Line.values()) {
                check(line, a, random(shape, random, 1));
            }
        }
    }

    private static void check(Line line, DMatrixRMaj a, DMatrixRMaj tangent) {
        DMatrixRMaj value = new DMatrixRMaj(1, 1);
        line.gate.shape(a, value);
        int lines = value.getNumElements();
        double[] sums = new double[lines];
        double[] moves = new double[lines];
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                double e = StrictMath.exp(a.get(i, j));
                sums[line.of(i, j)] += e;
                moves[line.of(i, j)] += e * tangent.get(i, j);
            }
        }
        DMatrixRMaj pulled = new DMatrixRMaj(a.numRows, a.numCols);
        DMatrixRMaj added = tangent.copy();
        DMatrixRMaj pushed = value.copy();
        Workspace w = new Workspace();
        line.gate.value(a, value, w);
        line.gate.push(a, value, tangent, pushed, w);
        DMatrixRMaj adjoint = value.copy();
        for (int i = 0; i < lines; i++) {
            adjoint.data[i] = 1.5 - i;
        }
        line.gate.pull(a, value, adjoint, pulled, w);
        line.gate.pullAdd(a, value, adjoint, added, w);
        for (int i = 0; i < lines; i++) {
            double expected = sums[i] == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(sums[i]);
            assertEquals(expected, value.data[i], 1e-14, line + " " + i + ", seed " + SEED);
            double slope = sums[i] == 0 ? 0 : moves[i] / sums[i];
            assertEquals(slope, pushed.data[i], 1e-14, line + " " + i + ", seed " + SEED);
        }
        for (int i = 0; i < a.numRows; i++) {
            for (int j = 0; j < a.numCols; j++) {
                int of = line.of(i, j);
                double pull = sums[of] == 0 ? 0 : StrictMath.exp(a.get(i, j)) / sums[of] * adjoint.data[of];
                assertEquals(
                        pull,
                        pulled.get(i, j),
                        1e-14 * Math.abs(adjoint.data[of]) + 1e-300,
                        line + " " + i + " " + j + ", seed " + SEED);
                assertEquals(
                        pull + tangent.get(i, j),
                        added.get(i, j),
                        1e-14 * Math.max(1, Math.abs(adjoint.data[of])),
                        line + " " + i + " " + j + ", seed " + SEED);
            }
        }
    }

    private static DMatrixRMaj random(int[] shape, SplittableRandom random, double width) {
        int n = shape[0] * shape[1];
        double[] elements = random.doubles(n, -width, width).toArray();
        return new DMatrixRMaj(shape[0], shape[1], true, elements);
    }
}
