package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The cells that a sweep of vector kernels has. */
class KernelsPlanTest {

    private static final String[] MATMUL = {
        "--family", "matmul", "--n", "100", "--modes", "hand,reverse,reverse-compiled", "--gates", "scalar,matrix"
    };

    @Test
    void withoutTheOptionAllAreOfPlainKernels() {
        assertTrue(cells().stream().allMatch(cell -> cell.kernels().equals("plain")));
    }

    @Test
    void vectorKernelsAreOfWhatHasThemBesidesThePlainPrimal() {
        assertEquals(
                List.of(
                        "primal plain",
                        "primal plain vector",
                        "hand plain vector",
                        "reverse matrix vector",
                        "reverse-compiled scalar vector"),
                cells("--kernels", "vector").stream().map(KernelsPlanTest::text).toList());
    }

    @Test
    void bothCanBeMeasuredInOneRun() {
        List<Cell> both = cells("--kernels", "plain,vector");
        assertEquals(
                cells().size(),
                both.stream().filter(cell -> cell.kernels().equals("plain")).count());
        assertEquals(
                4, both.stream().filter(cell -> cell.kernels().equals("vector")).count());
    }

    @Test
    void unknownKernelsAreRefusedInOneLine() {
        BadInputException refused = assertThrows(BadInputException.class, () -> cells("--kernels", "fast"));
        assertEquals("--kernels: unknown kernels \"fast\"; must be plain or vector", refused.getMessage());
    }

    @Test
    void everyForkIsToldItsKernels() {
        assertEquals(List.of("-Dgradcost.kernels=plain"), KernelsOfJvm.flags(Kernels.PLAIN));
        assertEquals(
                List.of("--add-modules=jdk.incubator.vector", "-Dgradcost.kernels=vector"),
                KernelsOfJvm.flags(Kernels.VECTOR));
    }

    private static String text(Cell cell) {
        return cell.mode() + " " + cell.gates() + (cell.kernels().equals("plain") ? "" : " " + cell.kernels());
    }

    private static List<Cell> cells(String... more) {
        Selection selection = new Selection();
        new CommandLine(selection)
                .parseArgs(Stream.concat(Stream.of(MATMUL), Stream.of(more)).toArray(String[]::new));
        selection.validate();
        return Sweep.cells(Profile.named("smoke"), selection, Shard.WHOLE);
    }
}
