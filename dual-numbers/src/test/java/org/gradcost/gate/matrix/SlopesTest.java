package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.GateSamples.Gate;
import org.gradcost.gate.matrix.GateSamples.Sample;
import org.gradcost.gate.matrix.kernel.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every gate by itself: its pushforward against central differences, its pullback against its pushforward. */
class SlopesTest {
    private static final long SEED = 20260102;

    /** The cube root of machine epsilon: truncation and rounding are then of one size, 10⁻¹⁰. */
    private static final double STEP = 6e-6;

    static List<Gate> gates() {
        return GateSamples.gates();
    }

    private static List<Sample> samples(Gate gate) {
        return gate.samples(new SplittableRandom(SEED));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void pushIsTheDifferenceQuotient(Gate gate) {
        samples(gate).forEach(SlopesTest::assertDifferenceQuotient);
    }

    private static void assertDifferenceQuotient(Sample sample) {
        for (int argument = 0; argument < sample.x().length; argument++) {
            DMatrixRMaj direction = GateSamples.direction(sample.x()[argument], new SplittableRandom(SEED));
            double[] up = elements(value(sample, moved(sample.x(), argument, STEP, direction), new Workspace()));
            double[] down = elements(value(sample, moved(sample.x(), argument, -STEP, direction), new Workspace()));
            double[] quotient = new double[up.length];
            double scale = 1;
            for (int i = 0; i < up.length; i++) {
                quotient[i] = (up[i] - down[i]) / (2 * STEP);
                scale = Math.max(scale, Math.max(Math.abs(up[i]), Math.abs(quotient[i])));
            }
            Workspace w = new Workspace();
            DMatrixRMaj c = value(sample, sample.x(), w);
            assertArrayEquals(
                    quotient,
                    elements(push(sample, argument, c, direction, w)),
                    1e-8 * scale,
                    sample + ", seed " + SEED);
        }
    }

    /** Outputs begin as NaN here, so that a gate that adds where it should overwrite is found out. */
    @ParameterizedTest
    @MethodSource("gates")
    void pullIsTheTransposeOfPush(Gate gate) {
        samples(gate).forEach(SlopesTest::assertTransposed);
    }

    private static void assertTransposed(Sample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        Workspace w = new Workspace();
        DMatrixRMaj c = value(sample, sample.x(), w);
        for (int argument = 0; argument < sample.x().length; argument++) {
            DMatrixRMaj u = GateSamples.direction(sample.x()[argument], random);
            DMatrixRMaj v = GateSamples.direction(c, random);
            DMatrixRMaj pulled = pull(sample, argument, c, v, w);
            DMatrixRMaj pushed = push(sample, argument, c, u, w);
            double scale = Math.sqrt(Products.inner(v, v) * Products.inner(pushed, pushed))
                    + Math.sqrt(Products.inner(u, u) * Products.inner(pulled, pulled));
            assertEquals(
                    Products.inner(v, pushed), Products.inner(pulled, u), 1e-13 * scale, sample + ", seed " + SEED);
        }
    }

    @ParameterizedTest
    @MethodSource("gates")
    void pullAddIsPullAddedToWhatWasThere(Gate gate) {
        samples(gate).forEach(SlopesTest::assertAdded);
    }

    private static void assertAdded(Sample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        Workspace w = new Workspace();
        DMatrixRMaj c = value(sample, sample.x(), w);
        for (int argument = 0; argument < sample.x().length; argument++) {
            DMatrixRMaj before = GateSamples.direction(sample.x()[argument], random);
            DMatrixRMaj v = GateSamples.direction(c, random);
            double[] expected = elements(pull(sample, argument, c, v, w));
            double scale = 1;
            for (int i = 0; i < expected.length; i++) {
                expected[i] += before.data[i];
                scale = Math.max(scale, Math.abs(expected[i]));
            }
            DMatrixRMaj sum = before.copy();
            DMatrixRMaj[] x = sample.x();
            if (sample.unary() != null) {
                sample.unary().pullAdd(x[0], c, v, sum, w);
            } else if (argument == 0) {
                sample.binary().pullFirstAdd(x[0], x[1], c, v, sum, w);
            } else {
                sample.binary().pullSecondAdd(x[0], x[1], c, v, sum, w);
            }
            assertArrayEquals(expected, elements(sum), 1e-14 * scale, sample + ", seed " + SEED);
        }
    }

    /** What is added for second derivatives is the difference quotient of the pullback, of each argument along each. */
    @ParameterizedTest
    @MethodSource("gates")
    void pullAlongIsTheDifferenceQuotientOfPull(Gate gate) {
        samples(gate).forEach(SlopesTest::assertPullAlong);
    }

    private static void assertPullAlong(Sample sample) {
        SplittableRandom random = new SplittableRandom(SEED);
        Workspace w = new Workspace();
        DMatrixRMaj c = value(sample, sample.x(), w);
        DMatrixRMaj adjoint = GateSamples.direction(c, random);
        for (int along = 0; along < sample.x().length; along++) {
            DMatrixRMaj direction = GateSamples.direction(sample.x()[along], random);
            DMatrixRMaj dc = push(sample, along, c, direction, w);
            for (int argument = 0; argument < sample.x().length; argument++) {
                double[] up = pullAt(sample, argument, moved(sample.x(), along, STEP, direction), adjoint);
                double[] down = pullAt(sample, argument, moved(sample.x(), along, -STEP, direction), adjoint);
                DMatrixRMaj out = GateSamples.direction(sample.x()[argument], random);
                double[] expected = new double[up.length];
                double scale = 1;
                for (int i = 0; i < up.length; i++) {
                    expected[i] = out.data[i] + (up[i] - down[i]) / (2 * STEP);
                    scale = Math.max(scale, Math.max(Math.abs(up[i]), Math.abs(expected[i])));
                }
                pullAlong(sample, argument, along, c, direction, dc, adjoint, out, w);
                assertArrayEquals(
                        expected,
                        elements(out),
                        2e-8 * scale,
                        sample + ", argument " + argument + " along " + along + ", seed " + SEED);
            }
        }
    }

    private static double[] pullAt(Sample sample, int argument, DMatrixRMaj[] x, DMatrixRMaj adjoint) {
        Sample moved = new Sample(sample.unary(), sample.binary(), x);
        Workspace w = new Workspace();
        return elements(pull(moved, argument, value(moved, x, w), adjoint, w));
    }

    private static void pullAlong(
            Sample sample,
            int argument,
            int along,
            DMatrixRMaj c,
            DMatrixRMaj d,
            DMatrixRMaj dc,
            DMatrixRMaj adjoint,
            DMatrixRMaj out,
            Workspace w) {
        DMatrixRMaj[] x = sample.x();
        if (sample.unary() != null) {
            sample.unary().pullAlong(x[0], c, d, dc, adjoint, out, w);
        } else if (argument == 0 && along == 0) {
            sample.binary().pullFirstAlongFirst(x[0], x[1], c, d, adjoint, out, w);
        } else if (argument == 0) {
            sample.binary().pullFirstAlongSecond(x[0], x[1], c, d, adjoint, out, w);
        } else if (along == 0) {
            sample.binary().pullSecondAlongFirst(x[0], x[1], c, d, adjoint, out, w);
        } else {
            sample.binary().pullSecondAlongSecond(x[0], x[1], c, d, adjoint, out, w);
        }
    }

    /** A determinant's second derivatives are polynomials, at a singular matrix too: of ranks n − 1, n − 2 and 1. */
    @Test
    void determinantsOfSingularMatrices() {
        for (int rank = 1; rank < 4; rank++) {
            SplittableRandom random = new SplittableRandom(SEED);
            DMatrixRMaj left = GateSamples.direction(new DMatrixRMaj(4, rank), random);
            DMatrixRMaj right = GateSamples.direction(new DMatrixRMaj(rank, 4), random);
            DMatrixRMaj a = new DMatrixRMaj(4, 4);
            for (int i = 0; i < 4; i++) { // whole numbers, so that it is singular in floating point too
                for (int j = 0; j < 4; j++) {
                    for (int q = 0; q < rank; q++) {
                        a.add(i, j, Math.rint(3 * left.get(i, q)) * Math.rint(3 * right.get(q, j)));
                    }
                }
            }
            assertPullAlong(new Sample(MatrixGates.DETERMINANT, null, new DMatrixRMaj[] {a}));
        }
    }

    private static DMatrixRMaj[] moved(DMatrixRMaj[] x, int argument, double step, DMatrixRMaj direction) {
        DMatrixRMaj[] moved = x.clone();
        moved[argument] = x[argument].copy();
        for (int i = 0; i < direction.getNumElements(); i++) {
            moved[argument].data[i] += step * direction.data[i];
        }
        return moved;
    }

    private static DMatrixRMaj value(Sample sample, DMatrixRMaj[] x, Workspace w) {
        DMatrixRMaj c = new DMatrixRMaj();
        if (sample.unary() != null) {
            sample.unary().shape(x[0], c);
            c.fill(Double.NaN);
            sample.unary().value(x[0], c, w);
        } else {
            sample.binary().shape(x[0], x[1], c);
            c.fill(Double.NaN);
            sample.binary().value(x[0], x[1], c, w);
        }
        return c;
    }

    private static DMatrixRMaj push(Sample sample, int argument, DMatrixRMaj c, DMatrixRMaj d, Workspace w) {
        DMatrixRMaj dc = c.createLike();
        dc.fill(Double.NaN);
        DMatrixRMaj[] x = sample.x();
        if (sample.unary() != null) {
            sample.unary().push(x[0], c, d, dc, w);
        } else if (argument == 0) {
            sample.binary().pushFirst(x[0], x[1], c, d, dc, w);
        } else {
            sample.binary().pushSecond(x[0], x[1], c, d, dc, w);
        }
        return dc;
    }

    private static DMatrixRMaj pull(Sample sample, int argument, DMatrixRMaj c, DMatrixRMaj dc, Workspace w) {
        DMatrixRMaj[] x = sample.x();
        DMatrixRMaj d = x[argument].createLike();
        d.fill(Double.NaN);
        if (sample.unary() != null) {
            sample.unary().pull(x[0], c, dc, d, w);
        } else if (argument == 0) {
            sample.binary().pullFirst(x[0], x[1], c, dc, d, w);
        } else {
            sample.binary().pullSecond(x[0], x[1], c, dc, d, w);
        }
        return d;
    }

    private static double[] elements(DMatrixRMaj a) {
        return Arrays.copyOf(a.data, a.getNumElements());
    }
}
