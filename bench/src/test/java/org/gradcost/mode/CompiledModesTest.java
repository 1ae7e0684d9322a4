package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.gate.Functions;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** Passes and patterns of the compiled modes; that their derivatives are right is tested with every family. */
class CompiledModesTest {

    /** y = (x_0·x_1 or x_2², 3·x_3), by the sign of x_0; stated are all entries but that of x_3 in the first row. */
    private static final class Branches extends MapProblem {

        Branches() {
            super(new double[] {2, 3, 5, 7}, SparsityPattern.ofRows(4, new int[][] {{0, 1, 2}, {0, 1, 2, 3}}));
        }

        @Override
        public void values(double[] x, double[] y) {
            y[0] = x[0] < 0 ? x[2] * x[2] : x[0] * x[1];
            y[1] = 3 * x[3];
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            values(x, y);
            Arrays.fill(jacobian, 0);
            jacobian[0] = x[0] < 0 ? 0 : x[1];
            jacobian[1] = x[0] < 0 ? 0 : x[0];
            jacobian[2] = x[0] < 0 ? 2 * x[2] : 0;
            jacobian[6] = 3;
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            y[0] = Functions.lessThan(x[0], 0) ? x[2].multiply(x[2]) : x[0].multiply(x[1]);
            y[1] = x[3].multiply(3);
        }
    }

    /** The trace of one outcome lacks entries, which are zeros; that of the other has others. */
    @Test
    void thePatternFollowsTheOutcomesOfComparisons() {
        Branches map = new Branches();
        for (Mode mode : ModeRegistry.all()) {
            for (Granularity gates : mode.granularities(map)) {
                if (gates == Granularity.PLAIN) {
                    continue;
                }
                Differentiator differentiator = mode.on(map, gates, 2);
                for (double first : new double[] {2, -2, 2, -1}) {
                    double[] x = {first, 3, 5, 7};
                    double[] expected = new double[7];
                    double value = map.gradient(x, expected);
                    double[] actual = new double[7];
                    Arrays.fill(actual, 99);
                    assertEquals(value, differentiator.gradient(x, actual), 1e-12 * value, mode.name());
                    assertArrayEquals(expected, actual, 1e-12, mode.name() + " at x_0 = " + first);
                }
            }
        }
    }

    @Test
    void passesAreCountedAsTheTextbookDoes() {
        Problem chain = Families.named("rosenbrock").problem(100, 1);
        Mode dense = ModeRegistry.named("forward-compiled");
        for (int width : new int[] {1, 7, 16, 64, 100, 200}) {
            int passes = (100 + width - 1) / width;
            assertEquals(passes, dense.passes(chain, Granularity.SCALAR, width));
            assertEquals(passes, dense.on(chain, Granularity.SCALAR, width).passes());
        }
        assertEquals(
                1,
                ModeRegistry.named("forward-support")
                        .on(chain, Granularity.SCALAR, 1)
                        .passes());
    }

    /** Sixteen directions and more are kept in rows. */
    @Test
    void everyFamilyIsRightInManyDirectionsAtOnce() {
        Mode mode = ModeRegistry.named("forward-compiled");
        int checked = 0;
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(20), 1);
            for (Granularity gates : mode.granularities(problem)) {
                try {
                    Check.Result result = Check.gradient(problem, mode.on(problem, gates, 32), mode);
                    assertTrue(result.passes(), family.name() + ", " + gates.label() + ": " + result.problem());
                    checked++;
                } catch (RefusedException e) {
                    // which families are refused is tested with them
                }
            }
        }
        assertTrue(checked > 30, checked + " circuits");
    }

    /** The planned passes are by the stated pattern, those made by the traced one. */
    @Test
    void theTracedPatternTakesAsManyPassesAsTheStatedOne() {
        for (String family : List.of("ba", "brusselator-state", "rosenbrock-hessian")) {
            Problem problem =
                    Families.named(family).problem(Families.named(family).nearest(60), 1);
            for (String name : List.of("forward-compressed-compiled", "reverse-compressed-compiled")) {
                Mode mode = ModeRegistry.named(name);
                for (Granularity gates : mode.granularities(problem)) {
                    assertEquals(
                            mode.passes(problem, gates, 4),
                            mode.on(problem, gates, 4).passes(),
                            family + " " + name);
                }
            }
        }
    }

    @Test
    void compiledModesTellTheirCodeAndTheirSetUp() {
        Problem problem = Families.named("rosenbrock").problem(10, 1);
        for (Mode mode : ModeRegistry.all()) {
            boolean compiled =
                    mode.traits().kind() == Kind.COMPILED || mode.traits().kind() == Kind.SUPPORT;
            for (Granularity gates : mode.granularities(problem)) {
                Differentiator differentiator = mode.on(problem, gates, 4);
                differentiator.gradient(problem.inputs(), new double[10]);
                assertEquals(compiled, differentiator.prepareNanos() > 0, mode.name());
                assertEquals(compiled, !differentiator.explain().isEmpty(), mode.name());
                assertEquals(compiled, !differentiator.explainAfter("reroll").isEmpty(), mode.name());
                assertTrue(!compiled || differentiator.recordedGates() > 0, mode.name());
            }
        }
    }

    @Test
    void aFunctionThatReadsValuesIsNotTraced() {
        Problem problem = Families.named("kmeans").problem(10, 1);
        for (String name : List.of("forward-compiled", "forward-support", "reverse-compiled")) {
            assertFalse(ModeRegistry.named(name).granularities(problem).contains(Granularity.SCALAR));
        }
    }
}
