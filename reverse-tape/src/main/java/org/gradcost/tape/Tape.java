package org.gradcost.tape;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.Traced;

/**
 * A tape for circuits of scalar gates.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Variable[] x = tape.inputs(3, -4);          // a new recording
 * Variable f = x[0].multiply(x[1]).sin();     // the circuit records itself
 * double[] gradient = tape.gradient(f);       // one reverse sweep
 * }</pre>
 *
 * <p>A tape is made to be used again: {@link #inputs} starts the next recording in the memory of the last one. A gate that
 * joins variables from before, or of two tapes, throws an {@link IllegalArgumentException}. Not safe
 * for use by several threads; give each its own. With assertions on (java -ea) a gradient asks whether its thread is the
 * one that began the recording.
 */
public final class Tape {

    static final String STALE =
            "a variable from before the tape was reset; after inputs(…) or reset() use the new variables alone";

    private final Chunks chunks = new Chunks();
    private final Recording recording = new Recording(chunks);
    private RecordingEpoch inputs = new RecordingEpoch(recording);
    private int inputCount; // of that epoch
    private Thread recorder = Thread.currentThread();

    /**
     * Starts a new recording with these inputs. Variables of the last one must not be used any more.
     *
     * @param point the inputs' values, at least one
     * @return a variable for each
     * @throws IllegalArgumentException if there is no input
     */
    public Variable[] inputs(double... point) {
        Variable[] variables = new Variable[point.length];
        inputs(point, variables);
        return variables;
    }

    /**
     * Starts a new recording with these inputs, in a given array. If it holds the inputs of the last recording, they are given
     * their new values in place and no object is allocated: they are the inputs of this recording then.
     *
     * @param point the inputs' values, at least one
     * @param variables as long as point; receives a variable for each input
     * @throws IllegalArgumentException if there is no input, or the lengths differ
     */
    public void inputs(double[] point, Variable[] variables) {
        if (point.length == 0) {
            throw new IllegalArgumentException("inputs: a circuit needs at least one input");
        }
        if (point.length != variables.length) {
            throw new IllegalArgumentException(
                    "inputs: " + point.length + " values for an array of " + variables.length + " variables");
        }
        recorder = Thread.currentThread();
        recording.restart();
        recording.addInputs(point.length);
        if (inputCount != point.length || !moved(variables, point)) {
            startInputs(point.length);
            for (int i = 0; i < point.length; i++) {
                variables[i] = Variable.onSlot(inputs, point[i], i);
            }
        }
    }

    /** Invalidates the inputs so far: those made from now on are the only ones. */
    private void startInputs(int count) {
        inputs.close();
        inputs = new RecordingEpoch(recording);
        inputCount = count;
    }

    /** Gives the inputs of the last recording their new values, unless the array holds anything else. */
    private boolean moved(Variable[] variables, double[] point) {
        for (int i = 0; i < variables.length; i++) {
            Variable x = variables[i];
            if (x == null || !x.isInput(inputs, i)) {
                return false;
            }
            x.moveTo(point[i]);
        }
        return true;
    }

    /** Adds an input to this recording, at any time. */
    public Variable input(double value) {
        return Variable.onSlot(recording.epoch, value, recording.addInput());
    }

    /** Discards what is recorded and keeps the memory. Variables from before must not be used any more. */
    public void reset() {
        recorder = Thread.currentThread();
        recording.restart();
        startInputs(0);
    }

    /** Discards what is recorded and releases the memory. Variables from before must not be used any more. */
    public void trim() {
        recorder = Thread.currentThread();
        recording.trim();
        startInputs(0);
    }

    /**
     * Computes the derivatives of the output with respect to all inputs, by one reverse sweep. The recording is kept: the
     * gradient of another output can be computed from it.
     *
     * @param output a variable of this recording
     * @return as many numbers as inputs, in their order; zeros if the output is a constant
     * @throws IllegalArgumentException if the output is of another tape, or from before a reset
     */
    public double[] gradient(Variable output) {
        double[] gradient = new double[recording.inputs()];
        gradient(output, gradient);
        return gradient;
    }

    /**
     * Computes the derivatives of the output with respect to all inputs into a given array.
     *
     * @param output a variable of this recording
     * @param gradient as long as there are inputs; receives the derivatives
     * @throws IllegalArgumentException as above, or if the length is wrong
     */
    public void gradient(Variable output, double[] gradient) {
        check(output);
        assert recorder == Thread.currentThread()
                : "a tape used by two threads: recorded by " + recorder.getName() + ", gradient asked for by "
                        + Thread.currentThread().getName() + "; give each its own";
        int inputs = recording.inputs();
        if (gradient.length != inputs) {
            throw new IllegalArgumentException(
                    "gradient: an array of " + gradient.length + " for " + inputs + " inputs");
        }
        if (output.isConstant()) {
            Arrays.fill(gradient, 0);
            return;
        }
        recording.adjoints.gradient(output, gradient);
    }

    /**
     * Returns the circuit of a function at a point, with the value and adjoint of each gate, to be drawn as text or picture.
     * It is traced afresh, gate by gate, since a tape folds most gates away.
     *
     * @param names of the inputs, as many as the point has coordinates
     * @throws IllegalArgumentException if names are missing or double, or the output depends on no input
     */
    public static Circuit<Double> circuit(List<String> names, Function<Traced[], Traced> f, double... point) {
        return Circuit.of(names, f, point);
    }

    /** Returns the number of records: gates that depend on more than two slots. */
    public int recordedGates() {
        return recording.records();
    }

    /** Returns the bytes of what is recorded: 12 for each entry, and 8 for the adjoint of each input and record. */
    public long bytes() {
        return (Double.BYTES + Integer.BYTES) * recording.entries() + (long) Double.BYTES * recording.size();
    }

    /** Returns the bytes of the tape's arrays, filled or not. */
    public long capacityBytes() {
        return chunks.bytes() + recording.adjoints.bytes();
    }

    private void check(Variable output) {
        if (output.slotA != Variable.NONE && output.recording() != recording) {
            throw new IllegalArgumentException(
                    output.recording() == Recordings.CLOSED
                            ? "gradient: the output is " + STALE
                            : "gradient: the output was recorded on another tape");
        }
    }
}
