package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.ChainRule;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.gate.matrix.GateSamples.Gate;
import org.gradcost.gate.matrix.GateSamples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gate where an input is zero, infinite or masked: both engines have the same Jacobian, element by element, also
 * where it is infinite; a NaN in it comes from a NaN in the value or an input, or is documented; and the adjoint identity
 * holds by the rule 0·∞ = 0.
 */
class MatrixEdgesTest {
    private static final long SEED = 20261129;
    private static final int ROUNDS = 40;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double[] EDGES = {0, 0, 0, -0.0, INF, -INF, -INF, 1, -1, 2, 0.5, 4};

    /** Gates that may have no slope where the value is infinite: by several infinite elements, or an infinite target. */
    private static final Set<String> UNDEFINED =
            Set.of("logSumExp", "logSumExpRows", "logSumExpColumns", "crossEntropy", "hingeLoss", "normF");

    /** Gates that factorise a matrix, with an outcome only where that is finite. */
    private static final Set<String> FACTORISING =
            Set.of("invert", "solve", "determinant", "logDeterminant", "cholesky", "eigenvalues");

    private static final MatrixTape TAPE = new MatrixTape();

    static List<Gate> gates() {
        return GateSamples.gates();
    }

    @ParameterizedTest
    @MethodSource("gates")
    void enginesAgree(Gate gate) {
        SplittableRandom random = new SplittableRandom(SEED);
        int seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Sample sample : gate.samples(random)) {
                Sample edged = edged(sample, random);
                try {
                    seen += assertEnginesAgree(edged, random) ? 1 : 0;
                } catch (SingularMatrixException | IllegalArgumentException refused) {
                    // an edge of another kind: refused by both engines
                }
            }
        }
        assertTrue(seen > 0, "no input that the gate accepts");
    }

    /** The sample with some elements replaced, each matrix with a probability of its own, maybe none. */
    private static Sample edged(Sample sample, SplittableRandom random) {
        DMatrixRMaj[] x = new DMatrixRMaj[sample.x().length];
        for (int i = 0; i < x.length; i++) {
            x[i] = sample.x()[i].copy();
            double share = random.nextInt(4) / 3.0;
            boolean zerosAlone = random.nextInt(3) == 0;
            for (int k = 0; k < x[i].getNumElements(); k++) {
                if (random.nextDouble() < share) {
                    x[i].data[k] = zerosAlone ? 0 : EDGES[random.nextInt(EDGES.length)];
                }
            }
        }
        return new Sample(sample.unary(), sample.binary(), x);
    }

    private static boolean assertEnginesAgree(Sample sample, SplittableRandom random) {
        double[] c =
                elements(sample.apply(MatrixDual.along(sample.x(), sample.x())).value());
        boolean undefined = UNDEFINED.contains(sample.gate());
        if (FACTORISING.contains(sample.gate()) && !Arrays.stream(c).allMatch(Double::isFinite)) {
            return false;
        }
        double[][] forward = forward(sample);
        double[][] reverse = reverse(sample);
        String what = sample + " at " + Arrays.toString(elements(sample.x()[0]))
                + (sample.x().length > 1 ? ", " + Arrays.toString(elements(sample.x()[1])) : "") + ", seed " + SEED;
        for (int i = 0; i < forward.length; i++) {
            for (int k = 0; k < forward[i].length; k++) {
                double f = forward[i][k];
                double r = reverse[i][k];
                boolean near = f == r
                        || Double.isNaN(f) && Double.isNaN(r)
                        || Math.abs(f - r) <= 1e-12 * Math.max(largest(forward[i]), Math.abs(r));
                assertTrue(near, () -> what + ": forward " + f + ", reverse " + r);
                boolean known = !Double.isNaN(f) || Double.isNaN(c[i]) || undefined;
                assertTrue(known, () -> what + ": NaN though the value has none");
            }
        }
        assertAdjointIdentity(sample, forward, random, what);
        return true;
    }

    /** ⟨w, J·v⟩ = ⟨Jᵀ·w, v⟩ along directions that leave out the inputs with a slope that is not finite. */
    private static void assertAdjointIdentity(
            Sample sample, double[][] jacobian, SplittableRandom random, String what) {
        double[] v = new double[jacobian[0].length];
        for (int k = 0; k < v.length; k++) {
            boolean finite = true;
            for (double[] row : jacobian) {
                finite &= Double.isFinite(row[k]);
            }
            v[k] = finite ? random.nextDouble(-1, 1) : 0;
        }
        DMatrixRMaj[] directions = new DMatrixRMaj[sample.x().length];
        int from = 0;
        for (int i = 0; i < directions.length; i++) {
            directions[i] = sample.x()[i].createLike();
            System.arraycopy(v, from, directions[i].data, 0, directions[i].getNumElements());
            from += directions[i].getNumElements();
        }
        MatrixDual pushed = sample.apply(MatrixDual.along(sample.x(), directions));
        MatrixVariable[] x = TAPE.inputs(sample.x());
        MatrixVariable output = sample.apply(x);
        DMatrixRMaj w = GateSamples.direction(pushed.value(), random);
        w.data[random.nextInt(w.getNumElements())] = 0;
        TAPE.pullback(output, w);
        double left = inner(elements(w), elements(pushed.tangent(0)));
        double right = 0;
        double scale = 0;
        for (int i = 0; i < x.length; i++) {
            right += inner(elements(x[i].adjoint()), elements(directions[i]));
        }
        for (double[] row : jacobian) {
            for (int k = 0; k < v.length; k++) {
                scale += Math.abs(ChainRule.times(row[k], v[k]));
            }
        }
        assertEquals(left, right, 1e-12 * scale, what);
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ChainRule.times(a[i], b[i]);
        }
        return sum;
    }

    private static double[][] forward(Sample sample) {
        int n = Arrays.stream(sample.x()).mapToInt(DMatrixRMaj::getNumElements).sum();
        MatrixDual f = sample.apply(MatrixDual.variables(sample.x(), 0, n));
        double[][] jacobian = new double[f.value().getNumElements()][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < jacobian.length; i++) {
                jacobian[i][k] = f.tangent(k).data[i];
            }
        }
        return jacobian;
    }

    private static double[][] reverse(Sample sample) {
        MatrixVariable[] x = TAPE.inputs(sample.x());
        MatrixVariable f = sample.apply(x);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < f.value().getNumElements(); i++) {
            DMatrixRMaj w = f.value().createLike();
            w.data[i] = 1;
            TAPE.pullback(f, w);
            double[] row = {};
            for (MatrixVariable input : x) {
                double[] next = elements(input.adjoint());
                int before = row.length;
                row = Arrays.copyOf(row, before + next.length);
                System.arraycopy(next, 0, row, before, next.length);
            }
            rows.add(row);
        }
        return rows.toArray(double[][]::new);
    }

    private static double largest(double[] row) {
        double largest = 0;
        for (double x : row) {
            largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
        }
        return largest;
    }

    private static double[] elements(DMatrixRMaj a) {
        return Arrays.copyOf(a.data, a.getNumElements());
    }
}
