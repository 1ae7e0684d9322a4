package org.gradcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word, one meaning: who searches for a class finds one. */
class ClassNamesTest {

    private static final List<String> MODULES =
            List.of("dual-numbers", "reverse-tape", "results", "bench", "bench/vector", "bench/peers/modes");

    @Test
    void noClassNameIsInTwoPackages() throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        for (String module : MODULES) {
            Path sources = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> all = Files.walk(sources)) {
                all.filter(p -> p.toString().endsWith(".java") && !p.toString().endsWith("-info.java"))
                        .forEach(p -> files.computeIfAbsent(p.getFileName().toString(), name -> new ArrayList<>())
                                .add(p.toString()));
            }
        }
        assertTrue(files.size() > 500, "classes: " + files.size());
        files.values().removeIf(places -> places.size() == 1);
        assertEquals(Map.of(), files);
    }
}
