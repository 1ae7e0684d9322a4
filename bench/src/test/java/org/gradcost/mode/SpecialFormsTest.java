package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

/** What is written term by term is found, and what is one gate is not taken for it. */
class SpecialFormsTest {

    /** A family's natural circuit as if it were the only one. */
    private record Natural(Problem problem) implements ScalarCircuit {

        @Override
        public double[] inputs() {
            return problem.inputs();
        }

        @Override
        public double primal(double[] x) {
            return problem.primal(x);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return ((NaturalCircuit) problem).natural(x);
        }
    }

    private static List<Family> natural() {
        return Families.all().stream()
                .filter(family -> family.problem(family.nearest(100), 1) instanceof NaturalCircuit)
                .toList();
    }

    @Test
    void sixFamiliesHaveANaturalCircuitThatIsToldFromTheSpecialOne() {
        assertEquals(
                List.of("helmholtz", "mlp", "neuron", "product", "rosenbrock", "sigmoid-chain"),
                natural().stream().map(Family::name).toList());
        for (Family family : natural()) {
            Problem problem = family.problem(family.nearest(100), 1);
            assertEquals(Optional.empty(), SpecialForms.hint(problem), family.name());
            assertTrue(SpecialForms.hint(new Natural(problem)).isPresent(), family.name());
        }
    }

    @Test
    void aHintNamesTheFormAndTheNumberOfTerms() {
        Problem product = Families.named("product").problem(100, 1);
        assertEquals(
                "multiplies 100 factors one by one, of which Functions.product(n, i -> …) makes one gate",
                SpecialForms.hint(new Natural(product)).orElseThrow());
    }

    /** Without a gradient by hand the reference is a sweep in reverse; a circuit and a primal that differ are found. */
    @Test
    void aReferenceThatIsNotWrittenMustAgreeWithThePrimal() {
        Problem product = Families.named("product").problem(100, 1);
        Natural right = new Natural(product);
        Mode reverse = new Reverse();
        assertTrue(Check.gradient(right, reverse.on(right, Granularity.SCALAR, 1), reverse)
                .passes());

        record Wrong(double[] inputs) implements ScalarCircuit {
            @Override
            public double primal(double[] x) {
                return x[0] + 1e-3 * x[1];
            }

            @Override
            public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
                return x[0];
            }
        }
        Wrong wrong = new Wrong(new double[] {1, 0});
        Check.Result result = Check.gradient(wrong, reverse.on(wrong, Granularity.SCALAR, 1), reverse);
        assertTrue(result.problem().contains("has component 1 0.0, central differences give "), result.problem());
    }
}
