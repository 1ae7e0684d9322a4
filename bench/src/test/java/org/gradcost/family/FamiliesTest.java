package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;

class FamiliesTest {

    @Test
    void familiesAreFoundByTheirType() {
        List<String> names = Families.all().stream().map(Family::name).toList();
        assertTrue(
                names.containsAll(List.of(
                        "helmholtz",
                        "matmul",
                        "mlp",
                        "neuron",
                        "product",
                        "rosenbrock",
                        "sigmoid-chain",
                        "softmax",
                        "svm")),
                names::toString);
        assertEquals(names.stream().sorted().toList(), names, "in the order of their names");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        String message = assertThrows(BadInputException.class, () -> Families.named("sofmax"))
                .getMessage();
        assertTrue(message.startsWith("unknown family \"sofmax\"; did you mean softmax"), message);
    }

    /** The list is shortened, rather than the sentence on families of one's own. */
    @Test
    void aMessageAboutAnUnknownNameIsWhole() {
        List<String> names = Families.all().stream().map(Family::name).toList();
        for (String unknown : List.of("nope", "sofmax", "product-hv", "bundle-adjustment-with-a-name-that-is-long")) {
            String message = assertThrows(BadInputException.class, () -> Families.named(unknown))
                    .getMessage();
            assertTrue(
                    message.endsWith("there are " + names.get(0) + ", " + names.get(1) + ", … " + (names.size() - 2)
                            + " more; see: families" + (message.contains("did you mean") ? ")" : "")
                            + "; one of your own must be on the class path: java -cp benchmarks.jar:FOLDER"
                            + " org.gradcost.cli.Main …"),
                    message);
        }
    }
}
