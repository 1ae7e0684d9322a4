package org.gradcost.tape.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.ejml.dense.row.CommonOps_DDRM;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;
import org.junit.jupiter.api.Test;

class RandomMatrixCircuitsTest {
    private static final int CIRCUITS = 5_000;

    @Test
    void modesAgreeWithEachOtherAndWithDifferences() {
        AtomicInteger unjudged = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        Hunt.run(CIRCUITS, () -> {
            MatrixJudge judge = new MatrixJudge();
            return seed -> {
                MatrixCircuit circuit = MatrixGenerator.circuit(seed);
                MatrixJudge.Judgement judgement = judge.judge(circuit, seed);
                all.incrementAndGet();
                unjudged.addAndGet(judgement.smooth() ? 0 : 1);
                return judgement
                        .wrong()
                        .map(wrong -> wrong + "; " + circuit.length() + " steps, made smaller:\n"
                                + Smaller.of(circuit, c -> isWrong(judge, c, seed)));
            };
        });
        assertTrue(unjudged.get() <= 0.01 * all.get(), unjudged + " of " + all + " lie across a kink");
    }

    private static boolean isWrong(MatrixJudge judge, MatrixCircuit circuit, long seed) {
        try {
            return judge.judge(circuit, seed).wrong().isPresent();
        } catch (IllegalArgumentException | SingularMatrixException shapesThatDoNotFit) {
            return false;
        }
    }

    /** The hunter is hunted: a pullback wrong by a billionth, or both slopes or the second derivative by a millionth, is found. */
    @Test
    void wrongSlopesAreFound() {
        assertTrue(found(1, 1 + 1e-9, 1));
        assertTrue(found(1 + 1e-6, 1 + 1e-6, 1));
        assertTrue(found(1, 1, 1 + 1e-6));
        assertFalse(found(1, 1, 1));
    }

    private static boolean found(double push, double pull, double along) {
        MatrixJudge judge = new MatrixJudge();
        return LongStream.range(0, 100).anyMatch(seed -> {
            MatrixCircuit circuit = MatrixGenerator.circuit(seed);
            List<MatrixCircuit.Step> steps = circuit.steps().stream()
                    .map(step -> step.name().equals("tanh")
                            ? new MatrixCircuit.Step(new Scaled(step.unary(), push, pull, along), null, step.first(), 0)
                            : step)
                    .toList();
            return isWrong(judge, new MatrixCircuit(circuit.point(), steps), seed);
        });
    }

    /** A gate with slopes, and what moves them, too large by a factor. */
    private record Scaled(UnaryMatrixGate gate, double push, double pull, double along) implements UnaryMatrixGate {
        @Override
        public String name() {
            return gate.name();
        }

        @Override
        public void shape(DMatrixRMaj a, DMatrixRMaj c) {
            gate.shape(a, c);
        }

        @Override
        public void value(DMatrixRMaj a, DMatrixRMaj c, Workspace w) {
            gate.value(a, c, w);
        }

        @Override
        public void push(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj dc, Workspace w) {
            gate.push(a, c, da, dc, w);
            CommonOps_DDRM.scale(push, dc);
        }

        @Override
        public void pull(DMatrixRMaj a, DMatrixRMaj c, DMatrixRMaj dc, DMatrixRMaj da, Workspace w) {
            gate.pull(a, c, dc, da, w);
            CommonOps_DDRM.scale(pull, da);
        }

        @Override
        public void pullAlong(
                DMatrixRMaj a,
                DMatrixRMaj c,
                DMatrixRMaj da,
                DMatrixRMaj dc,
                DMatrixRMaj adjoint,
                DMatrixRMaj out,
                Workspace w) {
            DMatrixRMaj scaled = adjoint.copy();
            CommonOps_DDRM.scale(along, scaled);
            gate.pullAlong(a, c, da, dc, scaled, out, w);
        }
    }

    /** What is hunted in: every gate, from 3 steps to 300. */
    @Test
    void circuitsAreOfAllGatesAndSizes() {
        List<MatrixCircuit> circuits =
                LongStream.range(0, 300).mapToObj(MatrixGenerator::circuit).toList();
        Set<Object> missing = new HashSet<>(MatrixGenerator.GATES);
        circuits.forEach(circuit -> circuit.steps().forEach(step -> missing.remove(step.gate())));
        assertEquals(Set.of(), missing);
        assertTrue(circuits.stream()
                        .mapToInt(circuit -> circuit.steps().size())
                        .max()
                        .orElseThrow()
                > 200);
    }
}
