package org.gradcost.results.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlugsTest {

    @Test
    void namesThatDifferInSignsAloneStayApart() {
        Slugs slugs = new Slugs();
        Set<String> found = new HashSet<>();
        for (String name : List.of("a-b", "a b", "a.b", "a-b-2", "a b 2", "=x", "'=x", "[x", "", "-", "x")) {
            assertTrue(found.add(slugs.unique(Slugs.slug(name))), name);
        }
        assertEquals(11, found.size());
    }

    @Test
    void slugsOfRandomNamesAreUnique() {
        long seed = 20;
        Random random = new Random(seed);
        String letters = "aB2-. X='[\u00e9";
        for (int round = 0; round < 200; round++) {
            Slugs files = new Slugs();
            Slugs macros = new Slugs();
            Set<String> ofFiles = new HashSet<>();
            Set<String> ofMacros = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                StringBuilder name = new StringBuilder();
                for (int length = random.nextInt(4); length >= 0; length--) {
                    name.append(letters.charAt(random.nextInt(letters.length())));
                }
                name.append(List.of("", "-low", "-high", "low").get(random.nextInt(4)));
                String file = files.unique(Slugs.slug(name.toString()));
                String macro = macros.macro(Slugs.camel(name.toString()), "Low", "High");
                assertTrue(ofFiles.add(file), file + " twice, seed " + seed);
                for (String suffix : List.of("", "Low", "High")) {
                    assertTrue(ofMacros.add(macro + suffix), macro + suffix + " twice, seed " + seed);
                }
                assertTrue(file.matches("[a-z0-9-]+") && macro.matches("[A-Za-z]+"), file + " " + macro);
            }
        }
    }
}
