package org.gradcost.tape.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

    private static final double[] INPUTS = {0.7, -0.4, 0.3, -0.2};

    /** Two numbers turned and squeezed, by two parameters, from a start that reads all four inputs. */
    private record Turning(int steps) implements SteppedCircuit {

        @Override
        public int stateSize() {
            return 2;
        }

        @Override
        public int parameters() {
            return 2;
        }

        @Override
        public <T extends CalculusFieldElement<T>> void start(T[] x, T[] state) {
            state[0] = x[2].multiply(x[0]);
            state[1] = x[3];
        }

        @Override
        public <T extends CalculusFieldElement<T>> void step(int i, T[] p, T[] state, T[] next) {
            next[0] = state[0].multiply(p[0]).subtract(state[1]).add(i % 3).sin();
            next[1] = state[1].multiply(p[1]).add(state[0]).tanh();
        }

        @Override
        public <T extends CalculusFieldElement<T>> T output(T[] state) {
            return state[0].multiply(state[1]).add(state[0]);
        }
    }

    static Stream<Schedule> schedules() {
        return Stream.of(
                new Binomial(1),
                new Binomial(2),
                new Binomial(3),
                new Binomial(10),
                new Binomial(1000),
                new EveryK(1),
                new EveryK(2),
                new EveryK(7),
                new EveryK(1000));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theGradientIsThatOfAWholeTape(Schedule schedule) {
        CheckpointedTape checkpointed = new CheckpointedTape(schedule);
        for (int steps = 0; steps <= 40; steps++) {
            Turning circuit = new Turning(steps);
            double[] gradient = new double[INPUTS.length];
            double value = checkpointed.gradient(circuit, INPUTS, gradient);

            Tape tape = new Tape();
            Variable y = whole(circuit, tape.inputs(INPUTS));
            assertEquals(y.getReal(), value, schedule + ", " + steps + " steps");
            assertArrayEquals(tape.gradient(y), gradient, 1e-12, schedule + ", " + steps + " steps");
        }
    }

    @Test
    void inputsAndGradientMustBeTwoArrays() {
        double[] x = INPUTS.clone();
        CheckpointedTape tape = new CheckpointedTape(new Binomial(3));
        String message = assertThrows(IllegalArgumentException.class, () -> tape.gradient(new Turning(5), x, x))
                .getMessage();
        assertTrue(message.contains("inputs and gradient are the same array"), message);
        assertArrayEquals(INPUTS, x, "nothing was written");
    }

    @Test
    void aMillionStepsIn64MiB() {
        Turning circuit = new Turning(1_000_000);
        double[] gradient = new double[INPUTS.length];
        CheckpointedTape checkpointed =
                new CheckpointedTape(new Binomial(CheckpointedTape.checkpoints(circuit, 1 << 20)));
        double value = checkpointed.gradient(circuit, INPUTS, gradient);
        assertTrue(checkpointed.bytes() < 2 << 20, checkpointed.bytes() + " bytes");

        Tape tape = new Tape();
        Variable y = whole(circuit, tape.inputs(INPUTS));
        assertTrue(tape.bytes() > 64 << 20, tape.bytes() + " bytes");
        assertEquals(y.getReal(), value);
        double[] expected = tape.gradient(y);
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(expected[i], gradient[i], 1e-12 * Math.max(1, Math.abs(expected[i])));
        }
    }

    private static <T extends CalculusFieldElement<T>> T whole(SteppedCircuit circuit, T[] x) {
        T[] state = MathArrays.buildArray(x[0].getField(), circuit.stateSize());
        circuit.start(x, state);
        T[] next = MathArrays.buildArray(x[0].getField(), circuit.stateSize());
        for (int i = 0; i < circuit.steps(); i++) {
            circuit.step(i, x, state, next);
            T[] previous = state;
            state = next;
            next = previous;
        }
        return circuit.output(state);
    }

    /** Griewank and Walther's theorem: the least number of steps computed again is r·l − β(c + 1, r − 1). */
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 10", "3, 10", "3, 20", "4, 35", "5, 100", "10, 1000", "20, 100000", "7, 3"})
    void binomialComputesNoMoreStepsThanItMust(int checkpoints, int steps) {
        int r = 0;
        while (Binomial.most(checkpoints, r) < steps) {
            r++;
        }
        long least = (long) r * steps - Binomial.most(checkpoints + 1, r - 1);
        assertEquals(least, advanced(new Binomial(checkpoints), steps));
    }

    @Test
    void everyKComputesAStepTwiceAtMost() {
        assertEquals(90 + 90, advanced(new EveryK(10), 100));
        assertEquals(19, new EveryK(10).slots(100));
        assertEquals(99, advanced(new EveryK(1), 100));
        assertEquals(100, new EveryK(1).slots(100));
    }

    /** Logarithmic memory: 10⁶ steps with 12 states, none computed more than 11 times. */
    @Test
    void aDozenCheckpointsAreEnoughForAMillionSteps() {
        assertTrue(advanced(new Binomial(12), 1_000_000) < 11_000_000);
    }

    @Test
    void noCheckpointIsTooFew() {
        assertEquals(
                "0 checkpoints, must be at least 1, the first state",
                assertThrows(IllegalArgumentException.class, () -> new Binomial(0))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new EveryK(0));
    }

    /** Runs a schedule with step numbers for states, and holds it to the rules. */
    private static long advanced(Schedule schedule, int steps) {
        int[] kept = new int[schedule.slots(steps)];
        int[] at = {0, steps};
        long[] count = {0};
        schedule.run(steps, new Schedule.Walk() {
            @Override
            public void advance(int from, int to) {
                assertEquals(at[0], from);
                assertTrue(to >= from);
                count[0] += to - from;
                at[0] = to;
            }

            @Override
            public void store(int slot) {
                kept[slot] = at[0];
            }

            @Override
            public void restore(int slot) {
                at[0] = kept[slot];
            }

            @Override
            public void sweep(int step) {
                assertEquals(at[0], step);
                assertEquals(--at[1], step);
            }
        });
        assertEquals(0, at[1]);
        return count[0];
    }
}
