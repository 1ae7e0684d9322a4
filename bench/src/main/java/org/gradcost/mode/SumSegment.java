package org.gradcost.mode;

import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;

/** Consecutive terms of a sum over neighbours, differentiated block by block on a separate tape. It is not thread-safe. */
final class SumSegment {

    /**
     * The number of terms, or factors, in a block. The variables and records of a block take 0.2 MB and stay in the L2 cache;
     * twice or half as many are equally fast.
     */
    static final int BLOCK = 2048;

    /** The first terms of the sum over any range of inputs. */
    @FunctionalInterface
    interface Terms {
        <T extends CalculusFieldElement<T>> T of(T[] x, int terms);
    }

    /** A block with a fixed number of terms, so that the tape can replace the values of its inputs. */
    private final class Block {

        final int count;
        final double[] window;
        final double[] slopes;
        final Variable[] inputs;
        final Tape tape = new Tape();

        Block(int count) {
            this.count = count;
            this.window = new double[count + 1];
            this.slopes = new double[count + 1];
            this.inputs = new Variable[count + 1];
        }

        void run(double[] x, double[] gradient, int start) {
            System.arraycopy(x, start, window, 0, count);
            window[count] = x[start + count < x.length ? start + count : 0];
            tape.inputs(window, inputs);
            Variable sum = terms.of(inputs, count);
            tape.gradient(sum, slopes);
            slopes[0] += carried;
            System.arraycopy(slopes, 0, gradient, start, count);
            carried = slopes[count];
            value += sum.getReal();
            recordedGates += tape.recordedGates();
        }
    }

    private final Terms terms;
    private final int from;
    private final int to;
    private final Block block;
    private final Block last;
    private double value;
    private double carried;
    private long recordedGates;

    /** Creates the segment of the terms from, …, to − 1. */
    SumSegment(Terms terms, int from, int to) {
        this.terms = terms;
        this.from = from;
        this.to = to;
        this.block = new Block(BLOCK);
        this.last = new Block((to - from) % BLOCK);
    }

    /** Writes the contribution of these terms to the components from, …, to − 1 of the gradient. */
    void run(double[] x, double[] gradient) {
        value = 0;
        carried = 0;
        recordedGates = 0;
        int start = from;
        for (; start <= to - BLOCK; start += BLOCK) {
            block.run(x, gradient, start);
        }
        if (start < to) {
            last.run(x, gradient, start);
        }
    }

    /** Returns the sum of these terms at the last point. */
    double value() {
        return value;
    }

    /** Returns the index of the first term after this segment. */
    int end() {
        return to;
    }

    /** Returns the contribution of these terms to the component after theirs. */
    double carried() {
        return carried;
    }

    long recordedGates() {
        return recordedGates;
    }

    long bytes() {
        return block.tape.bytes() + last.tape.bytes();
    }
}
