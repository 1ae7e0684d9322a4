package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits;
import org.junit.jupiter.api.Test;

class ModeRegistryTest {

    /** Words that are names of modes and mean something else in these files. */
    private static final Map<String, Set<String>> OTHER_MEANINGS = Map.of(
            "primal",
                    Set.of(
                            "OdeEval.java",
                            "DetEval.java",
                            "Gradients.java",
                            "ToolModule.java"), // GradBench's names of functions
            "hipparchus", Set.of("EnvironmentProbe.java"), // a library whose version is kept
            "reverse",
                    Set.of(
                            "CircuitCommand.java",
                            "NestedFamily.java",
                            "HandJacobian.java", // a direction
                            "ReverseSweep.java"), // a generated method
            "forward", Set.of("NestedFamily.java", "ForwardSweep.java"));

    /** The profiles of a sweep, the traits of modes in old runs, and the colours of ours. */
    private static final Set<String> TABLES = Set.of("Profile.java", "OldRuns.java", "Style.java");

    /** The modules with Java of this project, those of the profile {@code peers} as well. */
    private static final List<Path> MODULES = List.of(
            Path.of("."),
            Path.of("vector"),
            Path.of("peers", "modes"),
            Path.of("..", "results"),
            Path.of("..", "dual-numbers"),
            Path.of("..", "reverse-tape"));

    /** Directions and kinds, some of which are called as a mode is. */
    private static final String TRAITS = "ModeTraits.java";

    @Test
    void theModesAreFoundInTheirOrder() {
        List<String> names = ModeRegistry.all().stream().map(Mode::name).toList();
        assertEquals(
                List.of(
                        "primal",
                        "hand",
                        "reverse",
                        "reverse-compiled",
                        "reverse-checkpointed",
                        "reverse-blocked",
                        "forward",
                        "vector-forward",
                        "forward-compiled",
                        "forward-support",
                        "hipparchus",
                        "finite-differences",
                        "forward-compressed",
                        "reverse-compressed",
                        "forward-compressed-compiled",
                        "reverse-compressed-compiled",
                        "preaccumulated",
                        "forward-over-forward",
                        "forward-over-reverse",
                        "forward-over-reverse-compiled",
                        "reverse-over-forward",
                        "reverse-over-reverse"),
                names);
        assertEquals(names.get(0), ModeRegistry.baseline().name());
    }

    /** The list is shortened, rather than the sentence. */
    @Test
    void aMessageAboutAnUnknownNameIsWhole() {
        List<String> names = ModeRegistry.all().stream().map(Mode::name).toList();
        for (String unknown : List.of("nope", "revers", "forward-over-forwar", "reverse-compressed-compile")) {
            String message = assertThrows(BadInputException.class, () -> ModeRegistry.named(unknown))
                    .getMessage();
            assertTrue(
                    message.endsWith("there are " + names.get(0) + ", " + names.get(1) + ", … " + (names.size() - 2)
                            + " more; see: sweep --help" + (message.contains("did you mean") ? ")" : "")),
                    message);
        }
    }

    @Test
    void theBaselineIsTheOneModeWithoutAGradient() {
        for (Mode mode : ModeRegistry.all()) {
            assertEquals(mode.traits().kind() != ModeTraits.Kind.PRIMAL, mode.differentiates(), mode.name());
        }
    }

    /** The usage of each mode, which a fair comparison has to state. */
    @Test
    void everyModeWithAGradientStatesItsUsage() {
        for (Mode mode : ModeRegistry.all()) {
            assertEquals(mode.differentiates(), mode.traits().usage() != null, mode.name());
        }
    }

    /** A mode is one file: nothing else names it but the profiles of a sweep. */
    @Test
    void noModeIsNamedOutsideItsOwnFile() throws IOException {
        Set<String> names = ModeRegistry.all().stream().map(Mode::name).collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (Path module : MODULES) {
            for (Path source : sources(module)) {
                String file = source.getFileName().toString();
                String text = Files.readString(source);
                for (String name : names) {
                    boolean own =
                            file.equals(ModeRegistry.named(name).getClass().getSimpleName() + ".java");
                    boolean allowed =
                            OTHER_MEANINGS.getOrDefault(name, Set.of()).contains(file);
                    if (text.contains('"' + name + '"')
                            && !own
                            && !allowed
                            && !TABLES.contains(file)
                            && !file.equals(TRAITS)) {
                        found.add(file + ": " + name);
                    }
                }
            }
        }
        assertTrue(found.isEmpty(), found.toString());
    }

    private static List<Path> sources(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "main", "java")))) {
            return files.filter(p -> p.toString().endsWith(".java")).toList();
        }
    }
}
