package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.results.report.figure.Style;
import org.junit.jupiter.api.Test;

/** No mode can be added that looks like another in the pictures of a report. */
class ModeStyleTest {

    @Test
    void everyModeHasAColourOfItsOwn() {
        List<String> names =
                new ArrayList<>(ModeRegistry.all().stream().map(Mode::name).toList());
        Set<String> colours = new HashSet<>();
        Style.all(names).forEach((mode, style) -> assertTrue(colours.add(style.colour()), mode));

        for (int i = 0; i < 60; i++) {
            names.add("other-" + i);
        }
        Set<Style> styles = new HashSet<>(Style.all(names).values());
        assertEquals(names.size(), styles.size());
    }
}
