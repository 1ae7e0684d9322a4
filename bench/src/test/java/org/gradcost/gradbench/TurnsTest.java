package org.gradcost.gradbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.Jdk;
import org.gradcost.Program;
import org.gradcost.cli.Main;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that compares tools of the protocol in turns, with this tool and with one whose gradients are all zero. */
class TurnsTest {

    private static final String PYTHON = "/usr/bin/python3";

    private static final String ZEROS = """
            import json, sys
            for line in sys.stdin:
                message = json.loads(line)
                n = len(message.get("input", {}).get("x", []))
                print(json.dumps({"id": message["id"], "success": True, "output": [0] * n,
                                  "timings": [{"name": "evaluate", "nanoseconds": 1}]}), flush=True)
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void pythonIsInstalled() {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), PYTHON + " is missing");
    }

    @Test
    void theTableHasTheTimesOfEachToolAndTheirRatio() throws Exception {
        List<String> lines = run(0, "one=" + tool("reverse"), "other=" + tool("best"));

        assertEquals("| eval | size | one | other | other / one |", lines.get(lines.size() - 4));
        assertEquals("|---|---|--:|--:|--:|", lines.get(lines.size() - 3));
        String time = "\\d+(\\.\\d)? \\S+ \\(\\S+\\)";
        String ratio = "\\d+\\.\\d\\d \\(interval unknown\\)";
        for (int i = 1; i <= 2; i++) {
            String row = lines.get(lines.size() - i);
            assertTrue(
                    row.matches("\\| \\S+ \\S+ \\| [^|]+ \\| " + time + " \\| " + time + " \\| " + ratio + " \\|"),
                    row);
        }
    }

    @Test
    void answersThatDifferAreNotCompared() throws Exception {
        Path zeros = Files.writeString(folder.resolve("zeros.py"), ZEROS);
        List<String> lines = run(1, "right=" + tool("reverse"), "zeros=" + PYTHON + " " + zeros);

        assertEquals(
                List.of("turns.py: lse, n = 2500: the answers of right and zeros differ"),
                lines.stream().filter(line -> !line.isBlank()).toList());
    }

    private static String tool(String mode) {
        return Jdk.java() + " -XX:+UseParallelGC -cp " + Jdk.classPath() + " " + Main.class.getName()
                + " gradbench --mode " + mode;
    }

    private List<String> run(int exit, String... tools) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(PYTHON, "peers/tools/turns.py", "--rounds", "1", "--seconds", "0.001", "--sizes", "1"));
        command.addAll(List.of(tools));
        return Program.run(exit, command, folder.resolve("out")).lines().toList();
    }
}
