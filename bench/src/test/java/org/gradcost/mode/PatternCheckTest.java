package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

class PatternCheckTest {

    @Test
    void everyFamilyStatesAllOfItsEntries() {
        int sparse = 0;
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(30), 3);
            double[] reference = new double[problem.derivatives()];
            problem.gradient(problem.inputs(), reference);
            assertNull(PatternCheck.missing(problem, problem.inputs(), reference), family.name());
            SparsityPattern pattern = problem instanceof MapProblem map
                    ? map.pattern()
                    : problem instanceof SecondOrderProblem second ? second.pattern() : null;
            sparse += pattern != null && !pattern.isDense() ? 1 : 0;
        }
        assertTrue(sparse >= 3, "families with a sparse pattern: " + sparse);
    }

    /** A check at two points compares derivatives at each with others there. */
    @Test
    void aReferenceIsRightAtASecondPointToo() {
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(30), 3);
            assertNull(Reference.of(problem, Check.moved(problem.inputs())).wrong(), family.name());
        }
    }

    /** y₀ = x₀ + x₁ + x₂², y₁ = x₀x₁x₂ with row 0 as {0, 1}: ∂y₀/∂x₂ is missing, and every mode agrees with the hand. */
    @Test
    void anEntryLeftOutIsFound() {
        MapProblem forgetful = new Forgetful(new int[][] {{0, 1}, {0, 1, 2}});
        Mode forward = ModeRegistry.named("forward");
        Check.Result result = Check.gradient(forgetful, forward.on(forgetful, Granularity.SCALAR, 1), forward);
        assertFalse(result.passes());
        assertTrue(result.problem().contains("lacks an entry in row 0"), result.problem());
    }

    private static final class Forgetful extends MapProblem {

        Forgetful(int[][] rows) {
            super(new double[] {0.7, -1.3, 0.4}, SparsityPattern.ofRows(3, rows));
        }

        @Override
        public void values(double[] x, double[] y) {
            y[0] = x[0] + x[1] + x[2] * x[2];
            y[1] = x[0] * x[1] * x[2];
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            values(x, y);
            jacobian[0] = 1;
            jacobian[1] = 1;
            jacobian[2] = x[1] * x[2];
            jacobian[3] = x[0] * x[2];
            jacobian[4] = x[0] * x[1];
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            y[0] = x[0].add(x[1]).add(x[2].multiply(x[2]));
            y[1] = x[0].multiply(x[1]).multiply(x[2]);
        }
    }
}
