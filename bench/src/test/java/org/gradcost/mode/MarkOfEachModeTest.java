package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.results.report.figure.Mark;
import org.gradcost.results.report.figure.Style;
import org.junit.jupiter.api.Test;

class MarkOfEachModeTest {

    /** Every mode of the registry, and 30 of other libraries, in one run. */
    @Test
    void noTwoModesHaveTheSameMark() {
        List<String> modes = Stream.concat(
                        ModeRegistry.all().stream().map(Mode::name),
                        IntStream.range(0, 30).mapToObj(i -> "other-" + i))
                .toList();
        Map<String, Style> styles = Style.all(modes);
        assertEquals(modes.size(), styles.size());
        Map<Mark, String> owners = new HashMap<>();
        styles.forEach((mode, style) -> {
            String other = owners.put(style.mark(), mode);
            assertNull(
                    other,
                    mode + " and " + other + " have the mark " + style.mark().label());
        });
    }
}
