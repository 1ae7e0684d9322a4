package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcost.family.Families;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** No mode can be added and left unmeasured. */
class BenchmarksTest {

    @Test
    void everyModeHasABenchmarkOfItsGradient() {
        for (Mode mode : ModeRegistry.all()) {
            assertEquals(1, find(Benchmarks.gradient(mode)).size(), mode.name());
        }
        assertEquals(
                ModeRegistry.all().size(),
                find("^" + Gradient.class.getName() + "\\.").size());
    }

    @Test
    void everyModeOfManyPassesHasABenchmarkOfOne() {
        for (Mode mode : ModeRegistry.all()) {
            boolean many = Families.all().stream()
                    .map(family -> family.problem(family.nearest(1), 1))
                    .anyMatch(mode::manyPasses);
            assertEquals(many ? 1 : 0, find(Benchmarks.pass(mode)).size(), mode.name());
        }
    }

    @Test
    void aBenchmarkNamesItsMode() {
        for (Mode mode : ModeRegistry.all()) {
            String method = find(Benchmarks.gradient(mode)).iterator().next().getUsername();
            assertEquals(mode.name(), Benchmarks.mode(method).name());
        }
    }

    @Test
    void namesOfModesAreUnique() {
        Set<String> names = ModeRegistry.all().stream().map(Mode::name).collect(Collectors.toSet());
        assertEquals(ModeRegistry.all().size(), names.size());
    }

    @Test
    void aCellThatCannotRunIsNamed() {
        String message = assertThrows(
                        BadInputException.class,
                        () -> BoundCell.of(ModeRegistry.named("reverse"), "product", "matrix", 10, 1, 1, 1))
                .getMessage();
        assertEquals("reverse cannot run product in matrix gates; it can in [scalar]", message);
        assertTrue(BoundCell.of(ModeRegistry.named("hand"), "product", "matrix", 10, 1, 1, 1)
                        .differentiator()
                        .passes()
                == 1);
    }

    private static Set<BenchmarkListEntry> find(String pattern) {
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(pattern),
                        List.of());
    }
}
