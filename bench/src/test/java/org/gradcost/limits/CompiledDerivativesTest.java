package org.gradcost.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledDerivativesTest {

    /** That the gradients of all contenders agree is checked where they are measured. */
    @ParameterizedTest
    @ValueSource(strings = {"product", "rosenbrock", "sigmoid-chain", "helmholtz", "mlp", "ba", "dense-map"})
    void plainLoopsComputeTheFunction(String family) {
        Problem problem = Families.named(family).problem(Families.named(family).nearest(50), 1);
        double value = problem.primal(problem.inputs());
        double plain =
                PlainLoops.of(family, problem).value().gradient(problem.inputs(), new double[problem.derivatives()]);
        assertEquals(value, plain, 1e-12 * Math.abs(value));
    }

    @Test
    void everyDerivativeHasARow() {
        List<LimitsRow> rows = CompiledDerivatives.rows(new Interleaved(1, 100_000), "rosenbrock", 20);
        assertEquals(12, rows.size(), rows.toString());
        assertEquals(
                6,
                CompiledDerivatives.rows(new Interleaved(1, 100_000), "ba", 42).size());
        assertTrue(rows.stream().allMatch(row -> row.cpu() >= 0 && row.wall() > 0), rows.toString());
    }

    @Test
    void theTableHasFirstDerivativesInValuesAndSecondOnesInGradients() {
        List<LimitsRow> rows = CompiledDerivatives.rows(new Interleaved(1, 100_000), "rosenbrock", 20);
        String[] lines = CompiledDerivatives.table(List.of(rows)).strip().split("\n");
        assertEquals(2 + 7, lines.length, String.join("\n", lines));
        String number = "\\d[\\d.]*";
        assertTrue(
                lines[2].matches("\\| rosenbrock \\| 20 \\| J·v, k = 1 \\| " + number + " \\| " + number + " \\|  \\|"),
                lines[2]);
        assertTrue(lines[6].startsWith("| rosenbrock | 20 | Hessian by colours | "), lines[6]);
        assertTrue(lines[6].matches(".*\\| " + number + " \\|"), lines[6]);
    }

    @Test
    void secondDerivativesHaveRowsInUnitsOfTheGradient() {
        List<LimitsRow> rows = CompiledDerivatives.secondOrder(new Interleaved(1, 100_000), "springs", 20);
        List<String> names = rows.stream().map(LimitsRow::contender).toList();
        assertTrue(names.containsAll(List.of("H·v with value and gradient", "gradient")), names.toString());
    }
}
