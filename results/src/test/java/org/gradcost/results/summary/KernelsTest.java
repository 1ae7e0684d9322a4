package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

/** A run with two kernels: variants of modes, with one baseline. */
class KernelsTest {

    private static final String VECTOR = "vector";

    @Test
    void variantsHaveTheRolesOfTheirModes() {
        assertTrue(ModeRoles.BY_NAME.isReverse("reverse vector"));
        assertTrue(ModeRoles.BY_NAME.isForward("vector-forward vector"));
        assertTrue(ModeRoles.BY_NAME.isControl("primal vector"));
        assertFalse(ModeRoles.BY_NAME.isPrimal("primal vector"));
    }

    @Test
    void everyOverheadIsInPlainPrimals() {
        Bootstrap times = Bootstrap.of(run());
        assertEquals(
                0.5, times.overhead(cell("primal", VECTOR, 10)).orElseThrow().value(), 1e-9);
        assertEquals(1.5, times.overhead(cell("hand", VECTOR, 10)).orElseThrow().value(), 1e-9);
        assertEquals(2, times.overhead(cell("hand", "plain", 10)).orElseThrow().value(), 1e-9);
    }

    /** A vector mode is below the plain gradient by hand, and a plain one above the vector one: neither breaks a limit. */
    @Test
    void handBoundsTheModesOfItsOwnKernels() {
        assertEquals(List.of(), Limits.of(Summary.of(run())));
    }

    @Test
    void crossoversAreBetweenModesOfTheSameKernels() {
        List<String> statements = Crossovers.of(Bootstrap.of(run()), ModeRoles.BY_NAME).stream()
                .map(Crossover::statement)
                .toList();
        assertEquals(2, statements.size(), statements.toString());
        assertTrue(statements.get(0).contains("reverse overtakes forward at"), statements.get(0));
        assertTrue(statements.get(1).contains("reverse vector overtakes forward vector at"), statements.get(1));
    }

    private static List<Measurement> run() {
        List<Measurement> rows = new ArrayList<>();
        for (long n : new long[] {2, 10, 100}) {
            rows.addAll(Rows.quiet(cell("primal", "plain", n), 4.0 * n));
            rows.addAll(Rows.quiet(cell("primal", VECTOR, n), 2.0 * n));
            rows.addAll(Rows.quiet(cell("hand", "plain", n), 8.0 * n));
            rows.addAll(Rows.quiet(cell("hand", VECTOR, n), 6.0 * n));
            rows.addAll(Rows.quiet(cell("reverse", "plain", n), 200.0 * n));
            rows.addAll(Rows.quiet(cell("reverse", VECTOR, n), 70.0 * n));
            rows.addAll(Rows.quiet(cell("forward", "plain", n), 10.0 * n * n));
            rows.addAll(Rows.quiet(cell("forward", VECTOR, n), 8.0 * n * n));
        }
        return rows;
    }

    private static Cell cell(String mode, String kernels, long n) {
        boolean byHand = mode.equals("primal") || mode.equals("hand");
        return new Cell("chain", byHand ? "plain" : "scalar", kernels, n, 1, mode, 1, 1);
    }
}
