package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.compare.EnvironmentFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {
    static final Environment EXAMPLE = new Environment(
            "Some Processor",
            2,
            4,
            List.of(new Environment.Cache(1, "data", 32768)),
            8L << 30,
            "Linux 6.1",
            new Environment.Jdk("17.0.15", "Debian", "OpenJDK 64-Bit Server VM"),
            List.of("-Xmx2g"),
            Map.of("jmh", "1.37", "ejml", "0.46.1"),
            Map.of(
                    "reverse",
                    new ModeTraits(
                            ModeTraits.Direction.REVERSE, ModeTraits.Kind.INTERPRETED, "Gradcost", "1.0", "Java", 20),
                    "graph",
                    new ModeTraits(ModeTraits.Direction.REVERSE, ModeTraits.Kind.GRAPH, "Another", "2.1", "C++", 30)
                            .with(new ModeTraits.Usage("large batches", "one thread", "use several cores"))),
            "0123abc",
            true,
            List.of("--profile", "quick"),
            "quick",
            Map.of(),
            new Environment.Turns(7, 0.03, 32, "PT20M", null, null),
            new Environment.Noise(0.41, 0.06, 130, 0.084, 0.063, 0.061, 0.021),
            "2026-01-31T12:00:00Z",
            null);

    @TempDir
    Path temp;

    @Test
    void isReadAsWritten() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        assertEquals(EXAMPLE, EnvironmentFile.read(file()));
        Environment ended = EXAMPLE.finishedAt(Instant.parse("2026-01-31T12:05:00Z"));
        EnvironmentFile.write(file(), ended);
        assertEquals(ended, EnvironmentFile.read(file()));
    }

    @Test
    void filesFromBeforeCellsWereLeftOutAreRead() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("  \"left_out\" : { },\n", ""));
        assertTrue(text.length() > Files.size(file()), text);
        assertEquals(EXAMPLE, EnvironmentFile.read(file()));
    }

    @Test
    void aLibraryThatOnlyOneRunMeasuredDoesNotKeepThemApart() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"ejml\" : \"0.46.1\"", "\"another\" : \"2.1\""));
        Environment other = EnvironmentFile.read(file());
        assertEquals("", EnvironmentFacts.differences(EXAMPLE, other));
        assertEquals("", EnvironmentFacts.differences(other, EXAMPLE));
        Files.writeString(file(), text.replace("\"ejml\" : \"0.46.1\"", "\"ejml\" : \"0.47\""));
        Environment newer = EnvironmentFile.read(file());
        assertEquals("ejml 0.46.1 | 0.47", EnvironmentFacts.differences(EXAMPLE, newer));
        assertEquals("ejml 0.47 | 0.46.1", EnvironmentFacts.differences(newer, EXAMPLE));
    }

    @Test
    void aModeWithoutAUsageHasNoLineOfIt() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        String text = Files.readString(file());
        assertEquals(2, text.split("\"usage\" : \\{", -1).length, text);
        assertFalse(text.contains("\"usage\" : null"), text);
    }

    @Test
    void isPrettyAndAlwaysTheSame() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        String text = Files.readString(file());
        assertTrue(text.startsWith("{\n  \"processor\" : \"Some Processor\",\n  \"physical_cores\" : 2,\n"), text);
        assertTrue(
                text.contains("\"libraries\" : {\n    \"ejml\" : \"0.46.1\",\n    \"jmh\" : \"1.37\"\n  },\n"), text);
        assertTrue(text.endsWith("\"finished\" : null\n}\n"), text);
    }

    @Test
    void damageIsNamed() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        String text = Files.readString(file());
        assertTrue(refused(text.substring(0, 50)).startsWith(file() + ":3: not an environment: "));
        assertTrue(refused("").startsWith(file() + ":1: "));
        assertTrue(refused(text.replace("\"Some Processor\"", "null")).endsWith(": processor is missing"));
        assertTrue(refused(text.replace("\"profile\" : \"quick\",", "")).endsWith(": profile is missing"));
        assertTrue(refused(text.replace("\"clean\" : true,", ""))
                .endsWith(": clean is missing or malformed, must be true or false"));
        assertTrue(refused(text.replace("\"physical_cores\" : 2", "\"physical_cores\" : \"two\""))
                .endsWith(":3: physical_cores is missing or malformed, must be a number"));
        assertTrue(refused(text.replace("2026-01-31T12:00:00Z", "yesterday"))
                .endsWith(": started is \"yesterday\", must be an instant such as 2026-01-31T12:00:00Z"));
        assertTrue(refused(text.replace("\"os\"", "\"so\"")).contains("os is "));
        assertTrue(refused(text + "}").startsWith(file() + ":"));
        for (String other : List.of("[]", "7", "null", "\"x\"", "[".repeat(100_000))) {
            assertEquals(file() + ":1: must be an object, such as a sweep writes", refused(other));
        }
        assertTrue(refused(text.replace("\"physical_cores\" : 2", "\"physical_cores\" : -2"))
                .endsWith(":1: physical_cores is -2, must be at least 0"));
        String far = "x".repeat(40_000);
        for (String word : List.of("Some Processor", "quick", "ejml", "0.46.1")) {
            assertTrue(refused(text.replace(word, far)).contains(": a text of 40000 characters, must have at most"));
        }
    }

    /** Every value of the file in turn becomes each of these: it is read, or refused in words that are not Java's. */
    @Test
    void noValueGivesJargon() throws IOException {
        EnvironmentFile.write(file(), EXAMPLE);
        JsonMapper mapper = new JsonMapper();
        List<String> pointers = new ArrayList<>();
        pointers(mapper.readTree(file().toFile()), "", pointers);
        for (String pointer : pointers) {
            for (String value : List.of("null", "7", "1e400", "\"x\"", "[null]", "[7]", "{}", "{\"a\":null}", "true")) {
                JsonNode tree = mapper.readTree(EnvironmentFile.encode(EXAMPLE));
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = tree.at(pointer.substring(0, slash));
                String name = pointer.substring(slash + 1);
                if (parent instanceof ObjectNode object) {
                    object.set(name, mapper.readTree(value));
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(name), mapper.readTree(value));
                }
                Files.writeString(file(), tree.toString());
                try {
                    EnvironmentFacts.of(EnvironmentFile.read(file()));
                } catch (BadInputException e) {
                    assertTrue(e.getMessage().startsWith(file() + ":1: "), e.getMessage());
                    assertFalse(
                            e.getMessage().matches("(?s).*(java|Exception|Cannot|Source:|instance of|null$).*"),
                            pointer + " = " + value + ": " + e.getMessage());
                }
            }
        }
        assertTrue(pointers.size() > 20, pointers.toString());
    }

    private static void pointers(JsonNode node, String at, List<String> pointers) {
        node.fieldNames().forEachRemaining(name -> {
            pointers.add(at + "/" + name);
            pointers(node.get(name), at + "/" + name, pointers);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            pointers.add(at + "/" + i);
            pointers(node.get(i), at + "/" + i, pointers);
        }
    }

    private Path file() {
        return temp.resolve("environment.json");
    }

    private String refused(String content) throws IOException {
        Files.writeString(file(), content);
        String message = assertThrows(BadInputException.class, () -> EnvironmentFile.read(file()))
                .getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }
}
