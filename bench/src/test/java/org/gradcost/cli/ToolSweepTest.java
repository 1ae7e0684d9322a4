package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcost.results.file.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with tools that fail. */
class ToolSweepTest {

    private static final String SECONDS = "gradcost.tool.seconds";

    @TempDir
    private Path folder;

    @BeforeEach
    void limitAnswers() {
        System.setProperty(SECONDS, "1");
    }

    @AfterEach
    void clear() {
        System.clearProperty(SECONDS);
    }

    @Test
    void aToolIsNotAmongTheModes() {
        for (String command : List.of("sweep", "check")) {
            Answer.to(command, "--family", "product", "--modes", "hand,mine", "--tool", "mine=/bin/true")
                    .assertRefused("--modes mine: is added by --tool already; leave it out of --modes");
        }
    }

    /** The sweep measures what it can, names what failed and ends with a finding. */
    @Test
    void aSweepGoesOn() throws IOException {
        Path dies = Files.writeString(folder.resolve("dies.sh"), "echo 'no memory' >&2; exit 3\n");
        Path hangs = Files.writeString(folder.resolve("hangs.sh"), "sleep 777 & sleep 777\n");
        Path run = folder.resolve("run");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int exit = Commands.run(
                out,
                out,
                "sweep",
                "--profile",
                "smoke",
                "--families",
                "product",
                "--n",
                "2",
                "--modes",
                "hand",
                "--tool",
                "dies=/bin/sh " + dies,
                "--tool",
                "hangs=/bin/sh " + hangs,
                "--out",
                run.toString());
        assertEquals(1, exit, said.toString());
        for (String failure :
                List.of("tool dies: it ended, exit code 3: no memory", "tool hangs: no answer within 1.0 s")) {
            assertEquals(
                    1,
                    said.toString()
                            .lines()
                            .filter(line -> line.startsWith("FAILED") && line.contains(failure))
                            .count(),
                    said.toString());
        }
        assertEquals(
                Set.of("primal", "hand"),
                RunFolder.open(run).summary().orElseThrow().stream()
                        .map(row -> row.cell().mode())
                        .collect(Collectors.toSet()));
        assertTrue(said.toString().lines().anyMatch(line -> line.matches(" product +plain +2 .*")), said.toString());
        assertFalse(said.toString().contains("\tat "), said.toString());
    }

    /**
     * A tool of the product of any number of inputs, which notes its starts. Its very first gradient ends it. A gradient takes
     * longer than a slot, so that each is asked for alone, but for those of the warm-up.
     */
    private Path diesOnce() throws IOException {
        return Files.writeString(folder.resolve("dies-once.sh"), """
                echo started >> 'FOLDER/starts'
                while read -r line; do
                    id=${line#*\\"id\\":}
                    id=${id%%,*}
                    case $line in
                    *'"kind":"start"'*) echo "{\\"id\\":$id,\\"tool\\":\\"product\\"}" ;;
                    *'"kind":"define"'*'"product"'*) echo "{\\"id\\":$id,\\"success\\":true}" ;;
                    *'"kind":"define"'*) echo "{\\"id\\":$id,\\"success\\":false}" ;;
                    *)
                        if [ ! -e 'FOLDER/died' ]; then
                            touch 'FOLDER/died'
                            echo 'out of luck' >&2
                            exit 3
                        fi
                        time='{"name":"evaluate","nanoseconds":11000000}'
                        case $line in
                        *'"min_seconds":0.1,'*)
                            sleep 0.12
                            time=$time,$time,$time,$time,$time,$time,$time,$time,$time,$time
                            ;;
                        *) sleep 0.02 ;;
                        esac
                        x=${line#*'"x":['}
                        output=$(echo "${x%%]*}" | awk -F, '{
                            value = 1
                            for (i = 1; i <= NF; i++) {
                                value *= $i
                                slope = 1
                                for (j = 1; j <= NF; j++) if (j != i) slope *= $j
                                slopes = slopes (i > 1 ? "," : "") sprintf("%.17g", slope)
                            }
                            printf "{\\"value\\":%.17g,\\"gradient\\":[%s]}", value, slopes
                        }')
                        echo "{\\"id\\":$id,\\"success\\":true,\\"output\\":$output,\\"timings\\":[$time]}"
                        ;;
                    esac
                done
                """.replace("FOLDER", folder.toString()));
    }

    /** What ends in the first block is started anew for the second, and serves the third as well. */
    @Test
    void aToolServesTheBlocksOfARoundInTurn() throws IOException {
        System.setProperty(SECONDS, "60");
        Path run = folder.resolve("run");
        Answer answer = Answer.to(
                "sweep",
                "--profile",
                "smoke",
                "--families",
                "product",
                "--n",
                "2,3,4",
                "--modes",
                "primal",
                "--tool",
                "product-tool=/bin/sh " + diesOnce(),
                "--out",
                run.toString());
        assertEquals(1, answer.exit(), answer.out() + answer.err());
        List<String> failures =
                answer.out().lines().filter(line -> line.startsWith("FAILED")).toList();
        assertEquals(1, failures.size(), answer.out());
        assertTrue(failures.get(0).endsWith("tool product-tool: it ended, exit code 3: out of luck"), answer.out());
        assertEquals(
                2,
                RunFolder.open(run).summary().orElseThrow().stream()
                        .filter(row -> row.cell().mode().equals("product-tool"))
                        .count(),
                answer.out());
        assertEquals(
                3,
                Files.readAllLines(folder.resolve("starts")).size(),
                "to be asked what it is, for the first block, and for the others");
        assertTrue(ProcessHandle.current().descendants().noneMatch(ToolSweepTest::isShell), "a process is left");
    }

    private static boolean isShell(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("sh");
    }

    /** A tool has one process: of families that are checked at once, none gets the answer to another. */
    @Test
    void aToolIsAskedOneQuestionAtATime() throws IOException {
        System.setProperty(SECONDS, "60");
        Path slow = Files.writeString(folder.resolve("slow.sh"), """
                while read -r line; do
                    id=${line#*\\"id\\":}
                    sleep 0.02
                    case $line in
                    *evaluate*) echo "{\\"id\\":${id%%,*},\\"success\\":false,\\"error\\":\\"no\\"}" ;;
                    *) echo "{\\"id\\":${id%%,*},\\"success\\":true}" ;;
                    esac
                done
                """);
        Answer answer = Answer.to(
                "check",
                "--families",
                "product,rosenbrock,sigmoid-chain,helmholtz",
                "--n",
                "2,10",
                "--modes",
                "hand",
                "--tool",
                "slow=/bin/sh " + slow);
        assertEquals(1, answer.exit(), answer.err());
        List<String> wrong =
                answer.out().lines().filter(line -> line.contains("WRONG: ")).toList();
        assertEquals(8, wrong.size(), answer.out());
        wrong.forEach(line -> assertTrue(line.matches(".*gradient of [a-z-]+ failed: no"), line));
    }
}
