package org.gradcost.mode;

import java.util.Arrays;
import org.gradcost.family.FactorChain;
import org.gradcost.gate.Functions;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * Reverse mode for a product, one block of factors at a time. The gradient of a block must be multiplied by the product of the
 * other blocks. So the values of all blocks are computed first, at the cost of a primal, and their product has a small tape of
 * its own.
 */
final class BlockedProduct implements Differentiator {

    private final FactorChain chain;
    private final int block;
    private final Tape tape = new Tape();
    private final double[] window;
    private final double[] slopes;
    private final Variable[] inputs;
    private final Tape outer = new Tape();
    private final double[] values;
    private final double[] seeds;
    private final Variable[] products;
    private long recordedGates;

    BlockedProduct(FactorChain chain) {
        int n = chain.inputs().length;
        int blocks = (n + SumSegment.BLOCK - 1) / SumSegment.BLOCK;
        this.chain = chain;
        block = (n + blocks - 1) / blocks; // all of the same length except the last
        window = new double[block];
        slopes = new double[block];
        inputs = new Variable[block];
        values = new double[blocks];
        seeds = new double[blocks];
        products = new Variable[blocks];
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        for (int b = 0; b < values.length; b++) {
            values[b] = chain.primal(x, b * block, end(b, x));
        }
        outer.inputs(values, products);
        Variable product = Functions.product(products);
        outer.gradient(product, seeds);
        recordedGates = outer.recordedGates();
        for (int b = 0; b < values.length; b++) {
            sweep(x, b * block, end(b, x), seeds[b], gradient);
        }
        return product.getReal();
    }

    private int end(int b, double[] x) {
        return Math.min((b + 1) * block, x.length);
    }

    /** Sweeps one block; a last block that is shorter is padded with ones, so that the tape always has the same inputs. */
    private void sweep(double[] x, int from, int to, double seed, double[] gradient) {
        int count = to - from;
        System.arraycopy(x, from, window, 0, count);
        Arrays.fill(window, count, block, 1);
        tape.inputs(window, inputs);
        tape.gradient(chain.scalar(inputs), slopes);
        recordedGates += tape.recordedGates();
        for (int i = 0; i < count; i++) {
            gradient[from + i] = seed * slopes[i];
        }
    }

    @Override
    public long recordedGates() {
        return recordedGates;
    }

    /** Returns the bytes of both tapes. */
    @Override
    public long tapeBytes() {
        return outer.bytes() + tape.bytes();
    }
}
