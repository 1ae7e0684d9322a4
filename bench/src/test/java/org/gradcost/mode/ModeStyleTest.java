package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.gradcost.results.report.figure.Style;
import org.junit.jupiter.api.Test;

/** No mode can be added that looks like another in the pictures of a report. */
class ModeStyleTest {

    @Test
    void everyModeHasAColourOfItsOwn() {
        Map<String, String> modes = new HashMap<>();
        for (Mode mode : ModeRegistry.all()) {
            assertNull(modes.put(Style.of(mode.name()).colour(), mode.name()), mode.name());
        }
    }
}
