package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The two benchmarks, whose parameter is the mode. */
class BenchmarksTest {

    @Test
    void thereIsOneBenchmarkOfAGradientAndOneOfAPass() {
        assertEquals(1, find(Benchmarks.GRADIENT).size());
        assertEquals(1, find(Benchmarks.PASS).size());
        assertEquals(4, find("").size(), "and their turns");
    }

    @Test
    void aCellThatCannotRunIsNamed() {
        String message = assertThrows(
                        BadInputException.class,
                        () -> BoundCell.of(ModeRegistry.named("reverse"), "product", "matrix", 10, 1, 1, 1))
                .getMessage();
        assertEquals("reverse cannot run product in matrix gates; it can in [natural, scalar]", message);
        assertTrue(BoundCell.of(ModeRegistry.named("hand"), "product", "matrix", 10, 1, 1, 1)
                        .differentiator()
                        .passes()
                == 1);
    }

    /** JMH prints the trace of what a set-up throws: there is none. */
    @Test
    void anImpossibleCellIsOneLine() {
        CellState cell = new CellState();
        cell.mode = "reverse-checkpointed";
        cell.family = "product";
        cell.gates = "scalar";
        cell.kernels = "plain";
        cell.n = 10;
        cell.m = 1;
        cell.width = 1;
        cell.threads = 1;
        assertOneLine(
                assertThrows(ImpossibleCellException.class, cell::bind), "reverse-checkpointed cannot run product");
        PassState pass = new PassState();
        pass.mode = "reverse";
        pass.family = "product";
        pass.gates = "scalar";
        pass.kernels = "plain";
        pass.n = 10;
        pass.m = 1;
        pass.width = 1;
        pass.threads = 1;
        assertOneLine(assertThrows(ImpossibleCellException.class, pass::bind), "measure it by Gradient.reverse");
    }

    private static void assertOneLine(ImpossibleCellException e, String part) {
        StringWriter printed = new StringWriter();
        e.printStackTrace(new PrintWriter(printed));
        assertEquals(1, printed.toString().lines().count(), printed.toString());
        assertTrue(printed.toString().contains(part), printed.toString());
    }

    private static Set<BenchmarkListEntry> find(String pattern) {
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(pattern),
                        List.of());
    }
}
