package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradcost.family.Families;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.results.ModeTraits;
import org.junit.jupiter.api.Test;

/** Tests of the check itself: a wrong gradient must not pass. */
class CheckTest {

    private final Problem problem = Families.named("rosenbrock").problem(10, 1);
    private final Mode reverse = ModeRegistry.named("reverse");

    @Test
    void aRightGradientPasses() {
        Check.Result result = check(g -> g);
        assertTrue(result.passes(), result.problem());
        assertTrue(result.error() < 1e-15);
    }

    @Test
    void wrongGradientsDoNot() {
        assertFails("sign", g -> scaled(g, -1));
        assertFails("a part in a million", g -> scaled(g, 1 + 1e-6));
        assertFails("zero", g -> new double[g.length]);
        assertFails("NaN", g -> with(g, 3, Double.NaN));
        assertFails("infinite", g -> with(g, 3, Double.POSITIVE_INFINITY));
        assertFails("one component", g -> with(g, 9, 0));
        assertFails("shifted", g -> {
            double[] shifted = new double[g.length];
            System.arraycopy(g, 0, shifted, 1, g.length - 1);
            return shifted;
        });
    }

    @Test
    void aSecondPointFindsWhatTheFirstCannot() {
        Mode twice = new AtTwoPoints();
        assertTrue(Check.gradient(problem, problem::gradient, twice).passes());
        double[] sum = new double[problem.derivatives()];
        Differentiator accumulates = (x, g) -> {
            double value = problem.gradient(x, g);
            for (int i = 0; i < g.length; i++) {
                sum[i] += g[i];
                g[i] = sum[i];
            }
            return value;
        };
        assertFoundAtTheSecondPoint(accumulates, twice);
        Differentiator keeps = (x, g) -> problem.gradient(problem.inputs(), g);
        assertTrue(Check.gradient(problem, keeps, reverse).passes());
        assertFoundAtTheSecondPoint(keeps, twice);
    }

    private void assertFoundAtTheSecondPoint(Differentiator wrong, Mode twice) {
        String found = Check.gradient(problem, wrong, twice).problem();
        assertTrue(found.startsWith("at a second point ∂/∂x_"), found);
    }

    /** The mode by hand, with a check at two points. */
    static final class AtTwoPoints implements Mode {

        private final Mode hand = new Hand();

        @Override
        public String name() {
            return "at-two-points";
        }

        @Override
        public ModeTraits traits() {
            return hand.traits();
        }

        @Override
        public List<Granularity> gates() {
            return hand.gates();
        }

        @Override
        public boolean checkedAtTwoPoints() {
            return true;
        }

        @Override
        public Differentiator on(Problem at, Granularity gates, int width) {
            return hand.on(at, gates, width);
        }
    }

    @Test
    void aWrongValueDoesNotPass() {
        Differentiator right = reverse.on(problem, Granularity.SCALAR, 1);
        Differentiator wrong = (x, g) -> right.gradient(x, g) * (1 + 1e-6);
        assertFalse(Check.gradient(problem, wrong, reverse).passes());
        Differentiator nan = (x, g) -> right.gradient(x, g) * Double.NaN;
        assertFalse(Check.gradient(problem, nan, reverse).passes());
    }

    @Test
    void aGradientOfZerosIsComparedExactly() {
        Problem flat = constant(0);
        assertTrue(Check.gradient(flat, flat::gradient, reverse).passes());
        Differentiator moves = (x, g) -> {
            flat.gradient(x, g);
            g[3] = Double.MIN_VALUE;
            return 1;
        };
        assertFalse(Check.gradient(flat, moves, reverse).passes());
    }

    @Test
    void aReferenceWithoutNumbersProvesNothing() {
        assertReferenceRefused(Double.NaN);
        assertReferenceRefused(Double.POSITIVE_INFINITY);
    }

    /** Where nobody wrote the derivatives by hand, the reference itself is judged, before any mode is. */
    @Test
    void aReferenceThatIsNotByHandAgreesWithDifferences() {
        ScalarCircuit function = (ScalarCircuit) problem;
        Mode mode = ModeRegistry.named("forward-over-reverse-compiled");
        for (double factor : new double[] {1, 1 + 1e-4}) {
            Problem product = new SecondOrderProblem(function, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}) {
                @Override
                public boolean isByHand() {
                    return false;
                }

                @Override
                protected void secondDerivatives(double[] x, double[] second) {
                    System.arraycopy(scaled(along(x, direction()), factor), 0, second, 0, second.length);
                }
            };
            Check.Result result = Check.gradient(product, mode.on(product, Granularity.SCALAR, 1), mode);
            assertEquals(factor == 1, result.passes(), result.problem());
            assertTrue(factor == 1 || result.problem().contains("central differences give"), result.problem());
            assertTrue(ModeRegistry.named("hand").granularities(product).isEmpty());
        }
    }

    @Test
    void somePassesSeeAWrongPass() {
        Mode forward = ModeRegistry.named("forward");
        ManyPasses right = (ManyPasses) forward.on(problem, Granularity.SCALAR, 1);
        assertTrue(
                Check.somePasses(problem, right, forward, Reference.of(problem)).passes());
        ManyPasses wrong = new ManyPasses() {
            @Override
            public void moveTo(double[] x) {
                right.moveTo(x);
            }

            @Override
            public int passes() {
                return right.passes();
            }

            @Override
            public double pass(int pass, double[] gradient) {
                double value = right.pass(pass, gradient);
                gradient[pass] *= pass == 9 ? 1.001 : 1;
                return value;
            }
        };
        assertFalse(
                Check.somePasses(problem, wrong, forward, Reference.of(problem)).passes());
    }

    @Test
    void modesOfManyPassesAreKnownAsSuch() {
        for (Problem problem : List.of(problem, Families.named("dense-map").problem(3, 1))) {
            modesOfManyPassesAreKnownAsSuch(problem);
        }
    }

    private static void modesOfManyPassesAreKnownAsSuch(Problem problem) {
        for (Mode mode : ModeRegistry.all()) {
            for (Granularity gates : mode.granularities(problem)) {
                assertEquals(mode.manyPasses(problem), mode.on(problem, gates, 2) instanceof ManyPasses, mode.name());
            }
        }
    }

    @Test
    void aFailureStopsAMeasurement() {
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> check(g -> scaled(g, 2)).orThrow())
                .getMessage();
        assertTrue(message.startsWith("wrong gradient: ∂/∂x_"), message);
    }

    private void assertFails(String what, UnaryOperator<double[]> wrong) {
        assertFalse(check(wrong).passes(), what);
    }

    private Check.Result check(UnaryOperator<double[]> change) {
        Differentiator right = reverse.on(problem, Granularity.SCALAR, 1);
        Differentiator changed = (x, g) -> {
            double value = right.gradient(x, g);
            System.arraycopy(change.apply(g.clone()), 0, g, 0, g.length);
            return value;
        };
        return Check.gradient(problem, changed, reverse);
    }

    private void assertReferenceRefused(double component) {
        Problem broken = constant(component);
        Check.Result result = Check.gradient(broken, broken::gradient, reverse);
        assertFalse(result.passes());
        assertEquals(Double.NaN, result.error());
    }

    private Problem constant(double component) {
        return new Problem() {
            @Override
            public double[] inputs() {
                return problem.inputs();
            }

            @Override
            public double primal(double[] x) {
                return 1;
            }

            @Override
            public double gradient(double[] x, double[] gradient) {
                Arrays.fill(gradient, component);
                return 1;
            }
        };
    }

    private static double[] scaled(double[] g, double factor) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= factor;
        }
        return g;
    }

    private static double[] with(double[] g, int i, double value) {
        g[i] = value;
        return g;
    }
}
