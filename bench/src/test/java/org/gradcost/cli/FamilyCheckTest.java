package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.function.Supplier;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.results.BadInputException;
import org.gradcost.sweep.Selection;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** A family that fails is named, with the size, wherever in its code that is. */
class FamilyCheckTest {

    /** @param made gives the problem */
    private record Broken(Supplier<Problem> made) implements Family {

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String formula() {
            return "f";
        }

        @Override
        public String inputs() {
            return "1";
        }

        @Override
        public String source() {
            return "none";
        }

        @Override
        public double growth() {
            return 1;
        }

        @Override
        public Problem problem(int n, long seed) {
            return made.get();
        }
    }

    /** A circuit that calls itself without end. */
    private static final class Endless implements ScalarCircuit {

        @Override
        public double[] inputs() {
            return new double[] {1};
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return scalar(x).add(1);
        }

        @Override
        public double primal(double[] x) {
            return x[0];
        }
    }

    private static FamilyCheck check(Supplier<Problem> made) {
        return new FamilyCheck(new Broken(made), new Selection(), 1, Optional.empty()).run();
    }

    @Test
    void aProblemThatCannotBeMadeIsOneLineWithTheFamily() {
        String none =
                assertThrows(BadInputException.class, () -> check(() -> null)).getMessage();
        assertEquals("broken at n = 1: its code fails with java.lang.NullPointerException: its problem is null", none);
        String failed = assertThrows(
                        BadInputException.class,
                        () -> check(() -> {
                            throw new UnsupportedOperationException("not\nyet");
                        }))
                .getMessage();
        assertEquals("broken at n = 1: its code fails with java.lang.UnsupportedOperationException: not yet", failed);
    }

    @Test
    void aCircuitThatCallsItselfWithoutEndIsWrongInEachMode() {
        FamilyCheck check = check(Endless::new);
        assertTrue(check.wrong() > 0);
        assertTrue(check.text().contains("WRONG: java.lang.StackOverflowError"), check.text());
    }
}
