package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vector kernels from the command line: in a JVM of their own, which the commands start. */
class KernelsCommandTest {

    @TempDir
    Path folder;

    @Test
    void gradientsWithVectorKernelsAreRight() {
        Answer answer = Answer.to(
                "check",
                "--kernels",
                "vector",
                "--families",
                "product,rosenbrock,sigmoid-chain,helmholtz,lse,gmm,mlp",
                "--modes",
                "hand,reverse,reverse-compiled",
                "--n",
                "1,70");
        assertEquals(0, answer.exit(), answer.err() + answer.out());
        assertTrue(answer.out().contains("hand vector"), answer.out());
        assertTrue(answer.out().contains("reverse-compiled vector"), answer.out());
        assertTrue(answer.out().contains("all right"), answer.out());
        assertFalse(answer.err().contains("WARNING"), answer.err());
    }

    @Test
    void aSweepHasARowForEachKernels() throws IOException {
        Path run = folder.resolve("run");
        Answer answer = Answer.to(
                "sweep",
                "--profile",
                "smoke",
                "--family",
                "rosenbrock",
                "--modes",
                "hand",
                "--kernels",
                "plain,vector",
                "--n",
                "100",
                "--out",
                run.toString());
        assertEquals(0, answer.exit(), answer.err() + answer.out());
        List<String> cells = Files.readAllLines(run.resolve("summary.csv")).stream()
                .skip(1)
                .map(row -> String.join(",", List.of(row.split(",")).subList(0, 6)))
                .toList();
        assertEquals(
                List.of(
                        "rosenbrock,plain,plain,100,1,hand",
                        "rosenbrock,plain,vector,100,1,hand",
                        "rosenbrock,plain,plain,100,1,primal",
                        "rosenbrock,plain,vector,100,1,primal"),
                cells);
    }

    @Test
    void unknownKernelsAreRefusedInOneLine() {
        for (String command : List.of("check", "sweep", "limits")) {
            Answer answer = Answer.to(command, "--kernels", "fast");
            assertEquals(2, answer.exit(), command);
            assertEquals(
                    "--kernels: unknown kernels \"fast\"; must be plain or vector",
                    answer.err().strip());
        }
    }
}
