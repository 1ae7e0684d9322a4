package org.gradcost.tape.checkpoint;

import java.util.Arrays;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * Reverse mode for a {@link SteppedCircuit}, with no more than one step on the tape at a time.
 *
 * <pre>{@code
 * CheckpointedTape tape = new CheckpointedTape(new Binomial(50));
 * double value = tape.gradient(circuit, inputs, gradient);
 * }</pre>
 *
 * <p>The gradient is that of a {@link Tape} of the whole circuit, but for the order of additions. For one thread.
 */
public final class CheckpointedTape {

    private final Schedule schedule;
    private final Tape tape = new Tape();
    private long tapeBytes;
    private long checkpointBytes;
    private long advanced;
    private long recorded;

    /** Makes a tape that stores and recomputes the states that the schedule says. */
    public CheckpointedTape(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Returns the number of checkpoints for which a number of bytes is enough.
     *
     * @return at least 1
     */
    public static int checkpoints(SteppedCircuit circuit, long bytes) {
        long state = (long) Double.BYTES * circuit.stateSize();
        return (int) Math.max(1, Math.min(Math.max(1, circuit.steps()), bytes / state));
    }

    /**
     * Computes the value and all derivatives.
     *
     * @param inputs at least one: the parameters, then the inputs of the first state
     * @param gradient as long as inputs; receives the derivatives
     * @return the value
     * @throws IllegalArgumentException if the lengths differ, or inputs and gradient are one array
     */
    public double gradient(SteppedCircuit circuit, double[] inputs, double[] gradient) {
        if (inputs.length != gradient.length) {
            throw new IllegalArgumentException(
                    "gradient: an array of " + gradient.length + " for " + inputs.length + " inputs");
        }
        if (inputs == gradient) {
            throw new IllegalArgumentException(
                    "gradient: inputs and gradient are one array; the inputs are read again after derivatives are written");
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

    /** Returns the bytes of the last gradient: those of its checkpoints and of the largest step on the tape. */
    public long bytes() {
        return checkpointBytes + tapeBytes;
    }

    /** Returns the number of steps of the last gradient that were computed without being recorded. */
    public long advancedSteps() {
        return advanced;
    }

    /** Returns the number of gates recorded for the last gradient, over all steps. */
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
                // The last step leads to the output, with whose adjoint the reverse sweep begins.
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

        /** Computes the output of the current state, and the adjoints of that state. */
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

        /** Pulls the adjoint of the state after the recording back to the inputs of the recording. */
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
