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
        assertTrue(
                names(rows)
                        .containsAll(List.of(
                                "value in plain loops",
                                "J·v, k = 1",
                                "J·v in rows, k = 32",
                                "H·v with value and gradient",
                                "Hessian by colours",
                                "Hessian by support",
                                "gradient by support")),
                rows.toString());
        assertTrue(rows.stream().allMatch(row -> row.cpu() >= 0 && row.wall() > 0), rows.toString());
        List<String> ofMap = names(CompiledDerivatives.rows(new Interleaved(1, 100_000), "ba", 42));
        assertTrue(ofMap.containsAll(List.of("Jacobian by support", "Jacobian preaccumulated")), ofMap.toString());
    }

    @Test
    void theTableHasFirstDerivativesInValuesAndSecondOnesInGradients() {
        List<LimitsRow> rows = CompiledDerivatives.rows(new Interleaved(1, 100_000), "rosenbrock", 20);
        String table = CompiledDerivatives.table(List.of(rows));
        String number = "\\d[\\d.]*";
        assertTrue(
                table.lines()
                        .anyMatch(line -> line.matches(
                                "\\| rosenbrock \\| 20 \\| J·v, k = 1 \\| " + number + " \\| " + number + " \\|  \\|")),
                table);
        assertTrue(
                table.lines()
                        .anyMatch(line -> line.matches(
                                "\\| rosenbrock \\| 20 \\| Hessian by colours( \\| " + number + "){3} \\|")),
                table);
    }

    private static List<String> names(List<LimitsRow> rows) {
        return rows.stream().map(LimitsRow::contender).toList();
    }

    @Test
    void secondDerivativesHaveRowsInUnitsOfTheGradient() {
        List<LimitsRow> rows = CompiledDerivatives.secondOrder(new Interleaved(1, 100_000), "springs", 20);
        List<String> names = names(rows);
        assertTrue(names.containsAll(List.of("H·v with value and gradient", "gradient")), names.toString());
    }
}
