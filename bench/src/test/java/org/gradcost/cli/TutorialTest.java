package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.Jdk;
import org.gradcost.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the tutorial and of the README's first screen: it compiles, runs, and prints what stands below it. */
class TutorialTest {

    private static final Pattern CLASS = Pattern.compile("(?m)^public final class (\\w+)");

    private static final String FRAGMENT = """
            import org.ejml.data.DMatrixRMaj;
            import org.gradcost.dual.*;
            import org.gradcost.tape.*;
            import org.gradcost.tape.compile.*;
            import org.hipparchus.CalculusFieldElement;

            public final class Fragment {
            %s
                public static void main(String[] arguments) {
            %s
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void eachProgramOfTheTutorialPrintsWhatItSays() throws IOException, InterruptedException {
        List<Documents.Block> blocks = Documents.blocks(Documents.TUTORIAL);
        int programs = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String code = blocks.get(i).text();
            if (blocks.get(i).language().equals("java")) {
                if (CLASS.matcher(code).find()) {
                    assertEquals(blocks.get(i + 1).text(), run(code));
                    programs++;
                } else {
                    assertEquals("", run(FRAGMENT.formatted("", code)));
                }
            }
        }
        assertEquals(3, programs);
    }

    @Test
    void theFirstScreenOfTheReadmeRuns() throws IOException, InterruptedException {
        List<String> lines = Documents.blocks(Documents.README).stream()
                .filter(block -> block.language().equals("java"))
                .findFirst()
                .orElseThrow()
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        assertTrue(lines.size() <= 6, "lines: " + lines.size());
        String print = "\nSystem.out.print(forward + \" \" + value + \" \" + java.util.Arrays.toString(reverse));";
        String said = run(FRAGMENT.formatted(lines.get(0), String.join("\n", lines.subList(1, lines.size())) + print));
        // ∂f/∂x₀ at (3, −4); value and gradient of f at (1, 2), to the digits that all modes share.
        double[] expected = {-4 + Math.cos(3), 2 + Math.sin(1), 2 + Math.cos(1), 1};
        double[] actual = Arrays.stream(
                        said.replaceAll("[\\[\\],]", " ").strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-14, said);
        }
    }

    private String run(String code) throws IOException, InterruptedException {
        Matcher name = CLASS.matcher(code);
        assertTrue(name.find(), code);
        Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), code);
        Jdk.compile(source, folder, "-Xlint:all", "-Werror");
        List<String> command = List.of(
                Jdk.java(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                Jdk.classPath() + File.pathSeparator + folder,
                name.group(1));
        return Program.run(0, command, folder.resolve("output.txt"));
    }
}
