package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.cli.run.SweepOptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** The workflows of the repository run commands and offer profiles that exist. */
class WorkflowsTest {

    private static final Pattern COMMAND = Pattern.compile("benchmarks\\.jar ([a-z]+ .*)");

    @Test
    void theSweepByHandOffersProfilesThatExist() throws IOException {
        Map<String, Object> workflow = read("sweep.yml");
        // YAML 1.1 reads the key "on" as true.
        List<?> profiles = (List<?>) at(workflow, true, "workflow_dispatch", "inputs", "profile", "options");
        assertFalse(profiles.isEmpty());
        for (Object profile : profiles) {
            SweepOptions.of(List.of("--profile", profile.toString())).validate();
        }
    }

    @Test
    void theBuildStartsAtTheOldestJdk() throws IOException {
        List<?> jdks = (List<?>) at(read("build.yml"), "jobs", "verify", "strategy", "matrix", "java");
        String pom = Files.readString(Documents.ROOT.resolve("pom.xml"));
        assertTrue(pom.contains("<maven.compiler.release>" + jdks.get(0) + "</"), jdks.toString());
    }

    @Test
    void commandsAreOnes() throws IOException {
        CommandLine commands = Commands.line(CommandLine.defaultFactory());
        List<String> lines = new ArrayList<>();
        for (String file : List.of("build.yml", "sweep.yml")) {
            COMMAND.matcher(Files.readString(
                            Documents.ROOT.resolve(".github/workflows").resolve(file)))
                    .results()
                    .map((MatchResult command) -> command.group(1))
                    .forEach(lines::add);
        }
        assertEquals(3, lines.size(), lines.toString());
        for (String line : lines) {
            String filled =
                    line.replace("\"$PROFILE\"", "smoke").replace("${BUDGET:+--budget \"$BUDGET\"}", "--budget 1m");
            commands.parseArgs(Stream.of(filled.split(" ")).toArray(String[]::new));
        }
    }

    private static Map<String, Object> read(String file) throws IOException {
        return new Yaml()
                .load(Files.readString(
                        Documents.ROOT.resolve(".github/workflows").resolve(file)));
    }

    private static Object at(Object map, Object... keys) {
        Object found = map;
        for (Object key : keys) {
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }
}
