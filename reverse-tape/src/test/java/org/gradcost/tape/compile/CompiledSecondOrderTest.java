package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.junit.jupiter.api.Test;

/**
 * Second derivatives through a compiled tape, gate by gate: forward mode inside of the traced function. A gate's slope is a
 * circuit, which is traced like any other; where it reads a value, the refusal says so in one sentence.
 */
class CompiledSecondOrderTest {

    @Test
    void everyGateIsRightOrRefusedInOneSentence() {
        List<String> refused = new ArrayList<>();
        int right = 0;
        for (UnaryGate gate : Gates.unary()) {
            for (double at : new double[] {0.3, 0.7, 1.4}) {
                double expected = NestedDual.of(Dual.of(at, 1), Dual.constant(1))
                        .apply(gate)
                        .tangent()
                        .tangent();
                if (!Double.isFinite(expected) || !Double.isFinite(gate.value(at))) {
                    continue;
                }
                try {
                    CompiledGradient slope = CompiledGradient.compile(
                            x -> NestedDual.of(x[0], x[0].newInstance(1))
                                    .apply(gate)
                                    .tangent(),
                            at);
                    double[] second = new double[1];
                    slope.gradient(new double[] {at}, second);
                    assertEquals(expected, second[0], 1e-12 * Math.max(1, Math.abs(expected)), gate + " at " + at);
                    right++;
                } catch (ValueReadException e) {
                    assertTrue(e.getMessage().contains("its value is read while tracing"), e.getMessage());
                    refused.add(gate.toString());
                }
            }
        }
        assertTrue(right > 60, right + " second derivatives; refused: " + refused);
    }
}
