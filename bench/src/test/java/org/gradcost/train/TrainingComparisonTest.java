package org.gradcost.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.family.Families;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Test;

/** All modes are warmed and measured alike, by a clock and trials that are made up; and trainings in classes of their own are the same. */
class TrainingComparisonTest {

    private static final long MS = 1_000_000;

    private final List<String> log = new ArrayList<>();
    private long now;

    /** A training that takes as long as it says, and first ten times as long. */
    private final class Given implements TrainingTrial {

        private final String name;
        private final double gradient;
        private final double step;
        private final double weight;
        private int cold;

        Given(String name, double gradient, double step, double weight, int cold) {
            this.name = name;
            this.gradient = gradient;
            this.step = step;
            this.weight = weight;
            this.cold = cold;
        }

        @Override
        public double[] weightsAfter(int steps) {
            log.add(name + " weights " + steps);
            return new double[] {weight, 1};
        }

        @Override
        public int passes() {
            return 3;
        }

        @Override
        public double gradients(long nanos) {
            log.add(name + " gradients");
            return time(gradient, nanos);
        }

        @Override
        public double steps(long nanos) {
            log.add(name + " steps");
            double time = time(step, nanos);
            cold--;
            return time;
        }

        private double time(double time, long nanos) {
            double each = cold > 0 ? 10 * time : time;
            now += (long) Math.max(each, nanos);
            return each;
        }
    }

    @Test
    void modesTakeTurnsUntilAllAreWarmAndThenToBeMeasured() {
        TrainingComparison comparison = new TrainingComparison(() -> now, () -> false);
        comparison.add("fast", new Given("fast", 100, 110, 2, 3));
        comparison.add("slow", new Given("slow", 200 * MS, 300 * MS, 2.5, 0));
        comparison.add("late", new Given("late", 1000, 500, Double.NaN, 6));
        List<TrainingComparison.Row> rows = comparison.rows(7);

        assertEquals(List.of("fast weights 7", "slow weights 7", "late weights 7"), log.subList(0, 3), "weights first");
        for (int turn = 0; turn < 2; turn++) {
            assertEquals(
                    List.of(
                            "fast gradients",
                            "fast steps",
                            "slow gradients",
                            "slow steps",
                            "late gradients",
                            "late steps"),
                    log.subList(3 + 6 * turn, 9 + 6 * turn),
                    "turn " + turn);
        }
        assertEquals(
                List.of("fast", "slow", "late"),
                rows.stream().map(TrainingComparison.Row::mode).toList());
        assertEquals(
                List.of(100.0, 200.0 * MS, 1000.0),
                rows.stream().map(TrainingComparison.Row::gradient).toList());
        assertEquals(
                List.of(110.0, 300.0 * MS, 500.0),
                rows.stream().map(TrainingComparison.Row::step).toList());
        assertEquals(
                List.of(1.1, 1.5, 0.5),
                rows.stream().map(TrainingComparison.Row::ratio).toList());
        assertEquals(
                List.of(0.0, 0.5, Double.NaN),
                rows.stream().map(TrainingComparison.Row::difference).toList());
        assertEquals(
                List.of(15, 1, 15),
                rows.stream().map(TrainingComparison.Row::turns).toList(),
                "300 ms each");
        assertEquals(
                List.of(3, 3, 3),
                rows.stream().map(TrainingComparison.Row::passes).toList());
    }

    /** While the compiler is at work no mode is warm; after a second each is measured as it is. */
    @Test
    void aWarmUpThatTheCompilerDoesNotEndIsEnded() {
        TrainingComparison comparison = new TrainingComparison(() -> now, () -> true);
        comparison.add("one", new Given("one", 100, 110, 1, 0));
        comparison.add("two", new Given("two", 100, 110, 1, 0));
        comparison.rows(1);
        assertEquals(2 * (1000 + 300) * MS, now);
    }

    /** In classes of its own a mode walks the same way, and goes on from the end of a training at its beginning. */
    @Test
    void aTrainingInClassesOfItsOwnIsTheSame() {
        TrainingTrials trials = new TrainingTrials(Families.named("svm"), 64, 0.01, 1, 3);
        MinibatchDescent descent = new MinibatchDescent(
                Families.named("svm"), ModeRegistry.named("reverse"), Granularity.MATRIX, 64, 0.01, 1);
        descent.run(5, (step, loss) -> {});
        TrainingTrial trial = trials.of(ModeRegistry.named("reverse"), Granularity.MATRIX);
        assertArrayEquals(descent.weights(), trial.weightsAfter(5), 0);
        assertEquals(1, trial.passes());
        assertTrue(trial.gradients(1) > 0);
        assertTrue(trial.steps(100_000) > 0);
        descent.restart();
        assertEquals(0, descent.steps());
        assertArrayEquals(descent.learner().problem().inputs(), descent.weights(), 0);
    }
}
