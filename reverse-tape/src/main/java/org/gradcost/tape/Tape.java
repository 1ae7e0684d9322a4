package org.gradcost.tape;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.Traced;

/**
 * A tape for reverse mode with scalar gates. It records a function while it is evaluated, and one reverse sweep computes its
 * gradient with respect to all inputs.
 *
 * <pre>{@code
 * Tape tape = new Tape();
 * Variable[] x = tape.inputs(3, -4);          // a new recording
 * Variable f = x[0].multiply(x[1]).sin();     // the circuit records itself
 * double[] gradient = tape.gradient(f);       // one reverse sweep
 * }</pre>
 *
 * <p>A tape is meant to be reused: {@link #inputs} starts the next recording in the memory of the previous one. A gate
 * throws an {@link IllegalArgumentException} if its arguments belong to an earlier recording or to different tapes. A tape
 * must not be used by several threads; give each thread its own. If assertions are enabled ({@code java -ea}),
 * {@code gradient} checks that it is called by the thread that started the recording.
 */
public final class Tape {

    static final String STALE =
            "a variable from before the tape was reset; after inputs(…) or reset(), use only the new variables";

    private final Chunks chunks = new Chunks();
    private final Recording recording = new Recording(chunks);
    private RecordingEpoch inputs = new RecordingEpoch(recording);
    private int inputCount; // of that epoch
    private Thread recorder = Thread.currentThread();

    /**
     * Starts a new recording with the given inputs. Variables of the previous recording must not be used any more.
     *
     * @param point the values of the inputs, at least one
     * @return one variable for each input
     * @throws IllegalArgumentException if there is no input
     */
    public Variable[] inputs(double... point) {
        Variable[] variables = new Variable[point.length];
        inputs(point, variables);
        return variables;
    }

    /**
     * Starts a new recording with the given inputs, whose variables are stored in an array. If the array holds the inputs of
     * the previous recording, these objects get the new values and are the inputs of the new recording, so that nothing is
     * allocated.
     *
     * @param point the values of the inputs, at least one
     * @param variables an array of the same length as {@code point}, which receives one variable for each input
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

    /** Invalidates all earlier inputs and starts an epoch for those that are created from now on. */
    private void startInputs(int count) {
        inputs.close();
        inputs = new RecordingEpoch(recording);
        inputCount = count;
    }

    /** Gives the inputs of the previous recording their new values; returns false if the array holds anything else. */
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

    /** Returns a new input of this recording. It may be added at any time, also after gates have been recorded. */
    public Variable input(double value) {
        return Variable.onSlot(recording.epoch, value, recording.addInput());
    }

    /** Discards the recording but keeps its memory. Earlier variables must not be used any more. */
    public void reset() {
        recorder = Thread.currentThread();
        recording.restart();
        startInputs(0);
    }

    /** Discards the recording and releases its memory. Earlier variables must not be used any more. */
    public void trim() {
        recorder = Thread.currentThread();
        recording.trim();
        startInputs(0);
    }

    /**
     * Returns the derivatives of the output with respect to all inputs, computed by one reverse sweep; only if a derivative
     * is not finite, a second or third sweep applies the rule 0·∞ = 0. The recording is kept, so that gradients of other
     * outputs can be computed from it, with one sweep each.
     *
     * @param output a variable of this recording
     * @return one derivative for each input, in their order; zeros if the output is a constant
     * @throws IllegalArgumentException if the output belongs to another tape or to an earlier recording
     */
    public double[] gradient(Variable output) {
        double[] gradient = new double[recording.inputs()];
        gradient(output, gradient);
        return gradient;
    }

    /**
     * Computes the derivatives of the output with respect to all inputs, as {@link #gradient(Variable)} does, and stores
     * them in an array.
     *
     * @param output a variable of this recording
     * @param gradient an array with one element for each input, which receives the derivatives
     * @throws IllegalArgumentException if the output belongs to another tape or to an earlier recording, or if the length of
     *     the array is not the number of inputs
     */
    public void gradient(Variable output, double[] gradient) {
        check(output);
        assert recorder == Thread.currentThread()
                : "a tape used by two threads: recorded by " + recorder.getName() + ", gradient requested by "
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
     * Returns the circuit of a function at a point, with the value and adjoint of each gate, for output as text or picture.
     * The function is evaluated again over traced numbers, since a tape combines most gates.
     *
     * @param names the distinct names of the inputs, one for each coordinate of the point
     * @param f the function; a generic one over {@code CalculusFieldElement<T>} can be passed
     * @param point the values of the inputs
     * @throws IllegalArgumentException if the names are not distinct or do not match the point in number, or if the output
     *     depends on no input
     */
    public static Circuit<Double> circuit(List<String> names, Function<Traced[], Traced> f, double... point) {
        return Circuit.of(names, f, point);
    }

    /** Returns the number of records, which are the gates that depend on more than two slots. */
    public int recordedGates() {
        return recording.records();
    }

    /** Returns the size of the recording in bytes: 12 for each entry, and 8 for the adjoint of each input and record. */
    public long bytes() {
        return (Double.BYTES + Integer.BYTES) * recording.entries() + (long) Double.BYTES * recording.size();
    }

    /** Returns the size of all arrays of the tape in bytes, including unused elements. */
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
