package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradcost.bench.HeapCheck;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.results.BadInputException;
import org.gradcost.sweep.Selection;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
        return new FamilyCheck(new Broken(made), new Selection(), 1, Optional.empty(), new HeapCheck(Long.MAX_VALUE))
                .run();
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

    /** A circuit that needs more memory than there is. */
    private static final class Huge implements ScalarCircuit {

        @Override
        public double[] inputs() {
            return new double[] {1};
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            throw new OutOfMemoryError();
        }

        @Override
        public double primal(double[] x) {
            return x[0];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            gradient[0] = 1;
            return x[0];
        }
    }

    @Test
    void aModeThatRunsOutOfMemorySaysSo() {
        Selection selection = new Selection();
        new CommandLine(selection).parseArgs("--modes=forward,reverse-checkpointed", "--n=1", "--gates=scalar");
        FamilyCheck check = new FamilyCheck(
                        new Broken(Huge::new), selection, 1, Optional.empty(), new HeapCheck(Long.MAX_VALUE))
                .run();
        assertEquals(0, check.checked(), check.text());
        assertEquals(
                List.of("forward ran out of memory", "reverse-checkpointed is for functions that consist of steps"),
                check.reasons().stream().sorted().toList());
        assertTrue(check.text().contains("out of memory: the heap of "), check.text());
    }

    /** The tool, which would end at once, is not asked. */
    @Test
    void aMessageThatDoesNotFitTheHeapIsRefusedBeforehand() {
        Selection selection = new Selection();
        new CommandLine(selection).parseArgs("--modes=hand", "--n=1000", "--tool=big=/bin/true");
        FamilyCheck check = new FamilyCheck(
                        Families.named("helmholtz"), selection, 1, Optional.empty(), new HeapCheck(64L << 20))
                .run();
        assertEquals(1, check.checked(), check.text());
        assertEquals(0, check.wrong(), check.text());
        assertTrue(
                check.text()
                        .lines()
                        .anyMatch(line -> line.matches(" helmholtz +plain +1000 +big +refused, see \\(1\\)")),
                check.text());
        assertTrue(
                check.text()
                        .matches(
                                "(?s).*\\(1\\) needs \\S+ MiB, but a heap of 64 MiB has room for 48 MiB: use at most n = .*"),
                check.text());
    }
}
