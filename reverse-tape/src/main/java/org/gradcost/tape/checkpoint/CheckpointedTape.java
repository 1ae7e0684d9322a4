package org.gradcost.tape.checkpoint;

import java.util.Arrays;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * A tape for the reverse mode of a {@link SteppedCircuit}, which records only one step at a time.
 *
 * <pre>{@code
 * CheckpointedTape tape = new CheckpointedTape(new Binomial(50));
 * double value = tape.gradient(circuit, inputs, gradient);
 * }</pre>
 *
 * <p>The gradient equals that of a {@link Tape} of the whole function, except for rounding errors due to the order of
 * additions. A checkpointed tape must not be used by several threads.
 */
public final class CheckpointedTape {

    private final Schedule schedule;
    private final Tape tape = new Tape();
    private long tapeBytes;
    private long checkpointBytes;
    private long advanced;
    private long recorded;

    /** Creates a tape that stores and recomputes states according to a schedule. */
    public CheckpointedTape(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Returns the number of checkpoints that fit into the given number of bytes.
     *
     * @return a number between 1 and the number of steps
     */
    public static int checkpoints(SteppedCircuit circuit, long bytes) {
        long state = (long) Double.BYTES * circuit.stateSize();
        return (int) Math.max(1, Math.min(Math.max(1, circuit.steps()), bytes / state));
    }

    /**
     * Computes the value and the gradient. Each step is recorded and swept once; how often steps are recomputed depends on
     * the schedule, see {@link #advancedSteps}.
     *
     * @param inputs the parameters, followed by the inputs of the first state; at least one
     * @param gradient an array of the same length, but not the same array, which receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if the lengths differ, or if {@code inputs} and {@code gradient} are the same array
     */
    public double gradient(SteppedCircuit circuit, double[] inputs, double[] gradient) {
        if (inputs.length != gradient.length) {
            throw new IllegalArgumentException(
                    "gradient: an array of " + gradient.length + " for " + inputs.length + " inputs");
        }
        if (inputs == gradient) {
            throw new IllegalArgumentException(
                    "gradient: inputs and gradient are the same array; the inputs are read again after derivatives are written");
        }
        tapeBytes = 0;
        advanced = 0;
        recorded = 0;
        Walker walker = new Walker(circuit, inputs, gradient);
        walker.start();
        if (circuit.steps() > 0) {
            schedule.run(circuit.steps(), walker);
        } else {
            walker.end();
        }
        walker.sweepStart();
        return walker.value;
    }

    /** Returns the memory of the last gradient in bytes: that of its checkpoints and of the largest recording of a step. */
    public long bytes() {
        return checkpointBytes + tapeBytes;
    }

    /** Returns how many times a step was computed without being recorded for the last gradient. */
    public long advancedSteps() {
        return advanced;
    }

    /** Returns the number of gates that were recorded for the last gradient, summed over all steps. */
    public long recordedGates() {
        return recorded;
    }

    private final class Walker implements Schedule.Walk {

        private final SteppedCircuit circuit;
        private final double[] inputs;
        private final double[] gradient;
        private final double[][] kept;
        private final Variable[] constants;
        private final Variable[] before;
        private final Variable[] after;
        private final double[] adjoint;
        private double[] state;
        private double value = Double.NaN;

        Walker(SteppedCircuit circuit, double[] inputs, double[] gradient) {
            this.circuit = circuit;
            this.inputs = inputs;
            this.gradient = gradient;
            int size = circuit.stateSize();
            int slots = circuit.steps() > 0 ? schedule.slots(circuit.steps()) : 0;
            kept = new double[slots][size];
            checkpointBytes = (long) Double.BYTES * slots * size;
            constants = new Variable[circuit.parameters()];
            for (int i = 0; i < constants.length; i++) {
                constants[i] = Variable.constant(inputs[i]);
            }
            before = new Variable[size];
            after = new Variable[size];
            adjoint = new double[size];
            state = new double[size];
        }

        /** Computes the first state without recording it. */
        void start() {
            Variable[] all = new Variable[inputs.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = Variable.constant(inputs[i]);
            }
            clear(after);
            circuit.start(all, after);
            keepValues();
        }

        @Override
        public void advance(int from, int to) {
            for (int j = 0; j < before.length; j++) {
                before[j] = Variable.constant(state[j]);
            }
            for (int i = from; i < to; i++) {
                circuit.step(i, constants, before, after);
                System.arraycopy(after, 0, before, 0, before.length);
            }
            for (int j = 0; j < before.length; j++) {
                state[j] = before[j].getReal();
            }
            advanced += to - from;
        }

        @Override
        public void store(int slot) {
            System.arraycopy(state, 0, kept[slot], 0, state.length);
        }

        @Override
        public void restore(int slot) {
            System.arraycopy(kept[slot], 0, state, 0, state.length);
        }

        @Override
        public void sweep(int step) {
            if (step == circuit.steps() - 1) {
                // The reverse sweep begins with the adjoint of the output, which is computed after the last step.
                double[] last = state.clone();
                advance(step, step + 1);
                end();
                state = last;
                advanced--;
            }
            int parameters = circuit.parameters();
            Variable[] x = tape.inputs(point(parameters));
            Variable[] first = new Variable[parameters];
            System.arraycopy(x, 0, first, 0, parameters);
            System.arraycopy(x, parameters, before, 0, before.length);
            circuit.step(step, first, before, after);
            double[] pulled = pulled();
            for (int i = 0; i < parameters; i++) {
                gradient[i] += pulled[i];
            }
            System.arraycopy(pulled, parameters, adjoint, 0, adjoint.length);
        }

        /** Computes the output from the current state, and the adjoint of that state. */
        private void end() {
            Arrays.fill(gradient, 0);
            Variable y = circuit.output(tape.inputs(state));
            value = y.getReal();
            double[] slopes = tape.gradient(y);
            System.arraycopy(slopes, 0, adjoint, 0, adjoint.length);
            note();
        }

        void sweepStart() {
            Variable[] x = tape.inputs(inputs);
            clear(after);
            circuit.start(x, after);
            double[] pulled = pulled();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += pulled[i];
            }
        }

        /** Returns the adjoints of the inputs of the recording, given the adjoint of the state that it computes. */
        private double[] pulled() {
            Variable carried = Variable.constant(0).fromPartials(0, adjoint, after);
            double[] pulled = tape.gradient(carried);
            note();
            return pulled;
        }

        private void note() {
            tapeBytes = Math.max(tapeBytes, tape.bytes());
            recorded += tape.recordedGates();
        }

        private double[] point(int parameters) {
            double[] point = new double[parameters + state.length];
            System.arraycopy(inputs, 0, point, 0, parameters);
            System.arraycopy(state, 0, point, parameters, state.length);
            return point;
        }

        private void keepValues() {
            for (int j = 0; j < state.length; j++) {
                state[j] = after[j].getReal();
            }
        }

        private void clear(Variable[] variables) {
            Arrays.fill(variables, Variable.constant(0));
        }
    }
}
