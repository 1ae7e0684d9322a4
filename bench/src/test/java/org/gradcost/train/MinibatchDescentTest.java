package org.gradcost.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.family.Families;
import org.gradcost.family.learning.Learner;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinibatchDescentTest {

    @ParameterizedTest
    @CsvSource({"svm, 0.92", "softmax, 0.92", "mlp, 0.95", "convnet, 0.95"})
    void learnsTheDigits(String family, double accuracy) {
        MinibatchDescent descent = descent(
                family, "reverse", Granularity.MATRIX, TrainingPlan.of(family).rate());
        assertTrue(descent.run(TrainingPlan.of(family).steps(), (step, loss) -> {}));
        double reached = descent.learner().accuracy(descent.weights());
        assertTrue(reached >= accuracy, family + " reached " + reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm", "softmax", "mlp", "convnet"})
    void theSameWeightsFromEveryMode(String family) {
        double[] byHand = tenSteps(family, "hand", Granularity.PLAIN);
        assertArrayEquals(byHand, tenSteps(family, "reverse", Granularity.MATRIX), 1e-9);
        assertArrayEquals(byHand, tenSteps(family, "reverse", Granularity.SCALAR), 1e-9);
        assertArrayEquals(byHand, tenSteps(family, "vector-forward", Granularity.MATRIX), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm", "softmax"})
    void forwardModeWalksTheSamePathAsReverse(String family) {
        assertArrayEquals(
                tenSteps(family, "reverse", Granularity.MATRIX), tenSteps(family, "forward", Granularity.MATRIX), 1e-9);
    }

    /** Compiled on the first batch, and right on all others. */
    @ParameterizedTest
    @CsvSource({"svm, SCALAR", "softmax, SCALAR", "mlp, SCALAR", "mlp, FUSED", "convnet, SCALAR"})
    void oneCompiledClassForAllBatches(String family, Granularity gates) {
        assertArrayEquals(
                losses(family, "reverse", gates),
                losses(family, "reverse-compiled", gates),
                1e-12,
                family + " " + gates);
    }

    private static double[] losses(String family, String mode, Granularity gates) {
        double[] losses = new double[20];
        assertTrue(descent(family, mode, gates, TrainingPlan.of(family).rate())
                .run(losses.length, (step, loss) -> losses[step - 1] = loss));
        return losses;
    }

    @Test
    void divergenceIsNoticedAndEndsTheTraining() {
        int[] steps = {0};
        MinibatchDescent descent = descent("svm", "reverse", Granularity.MATRIX, 1e6);
        assertFalse(descent.run(1000, (step, loss) -> steps[0] = step));
        assertTrue(steps[0] < 1000, steps[0] + " steps");
        assertFalse(descent.loss() < 1000);
    }

    @Test
    void aFunctionWithoutDataHasNothingToTrain() {
        BadInputException e = assertThrows(BadInputException.class, () -> Learner.of(Families.named("rosenbrock"), 1));
        assertEquals(
                "family \"rosenbrock\" has nothing to train; these have: convnet, mlp, softmax, svm", e.getMessage());
    }

    private static double[] tenSteps(String family, String mode, Granularity gates) {
        MinibatchDescent descent =
                descent(family, mode, gates, TrainingPlan.of(family).rate());
        assertTrue(descent.run(10, (step, loss) -> {}));
        return descent.weights();
    }

    private static MinibatchDescent descent(String family, String mode, Granularity gates, double rate) {
        return new MinibatchDescent(Families.named(family), ModeRegistry.named(mode), gates, 256, rate, 1);
    }
}
