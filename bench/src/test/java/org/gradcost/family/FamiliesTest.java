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
}
