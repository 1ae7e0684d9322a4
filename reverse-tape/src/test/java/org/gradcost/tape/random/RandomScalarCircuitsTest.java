package org.gradcost.tape.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.junit.jupiter.api.Test;

class RandomScalarCircuitsTest {
    private static final int CIRCUITS = 20_000;

    @Test
    void modesAgreeWithEachOtherAndWithTheTruth() {
        Hunt.run(CIRCUITS, () -> {
            ScalarJudge judge = new ScalarJudge(Map.of());
            return seed -> find(judge, seed);
        });
    }

    /** The hunter is hunted: a slope that is wrong by a millionth is found, and nothing but its gate is left. */
    @Test
    void aWrongSlopeIsFoundAndMadeSmall() {
        UnaryGate wrong = UnaryGate.of("tanh", Math::tanh, (x, y) -> Gates.TANH.slope(x) * (1 + 1e-6));
        ScalarJudge judge = new ScalarJudge(Map.of(Gates.TANH, wrong));
        String found = LongStream.range(0, 1000)
                .mapToObj(seed -> find(judge, seed))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        assertTrue(found.contains("in truth"), found);
        assertEquals(
                1,
                found.lines()
                        .filter(line -> line.contains("] = ") && !line.contains("input"))
                        .count(),
                found);
        assertTrue(found.contains("= tanh of ["), found);
    }

    /** What is hunted in: every gate, from 3 steps to 300. */
    @Test
    void circuitsAreOfAllGatesAndSizes() {
        List<ScalarCircuit> circuits =
                LongStream.range(0, 2000).mapToObj(ScalarGenerator::circuit).toList();
        Set<Object> missing = new HashSet<>(ScalarGenerator.GATES);
        circuits.forEach(circuit -> circuit.steps().forEach(step -> missing.remove(step.gate())));
        assertEquals(Set.of(), missing);
        IntSummaryStatistics steps =
                circuits.stream().mapToInt(circuit -> circuit.steps().size()).summaryStatistics();
        assertTrue(
                steps.getMin() == ScalarGenerator.FEWEST && steps.getMax() > 0.9 * ScalarGenerator.MOST,
                steps::toString);
    }

    private static Optional<String> find(ScalarJudge judge, long seed) {
        ScalarCircuit circuit = ScalarGenerator.circuit(seed);
        return judge.judge(circuit, seed).map(wrong -> {
            ScalarCircuit small = Smaller.of(
                    circuit,
                    c -> ScalarGenerator.tame(c) && judge.judge(c, seed).isPresent());
            return wrong + "; " + circuit.steps().size() + " steps, made smaller: "
                    + judge.judge(small, seed).orElse(wrong) + "\n" + small;
        });
    }
}
