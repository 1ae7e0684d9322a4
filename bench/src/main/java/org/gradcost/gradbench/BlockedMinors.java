package org.gradcost.gradbench;

import org.gradcost.family.Minors;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * The gradient of a determinant by minors, in reverse with bounded memory. A full tape of size 11 takes 10⁸ gates. Here
 * each minor of {@value #BLOCK} rows goes on a small tape of its own, which stays in the cache, and enters the large one as
 * a single gate with its value and its gradient: 55 440 gates of 36 arguments for size 11.
 */
final class BlockedMinors implements Differentiator {

    private static final int BLOCK = 6;

    private final int size;
    private final Tape tape = new Tape();
    private final Tape small = new Tape();
    private final Variable[] inputs;
    private final Variable[] rest = new Variable[BLOCK * BLOCK];
    private final Variable[] smallInputs = new Variable[BLOCK * BLOCK];
    private final double[] values = new double[BLOCK * BLOCK];
    private final double[] slopes = new double[BLOCK * BLOCK];

    BlockedMinors(Problem problem, int size) {
        this.size = size;
        this.inputs = new Variable[problem.inputs().length];
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        tape.inputs(x, inputs);
        Variable y = (size > BLOCK ? new Blocked() : new Minors<>(inputs, size)).determinant();
        tape.gradient(y, gradient);
        return y.getReal();
    }

    @Override
    public long tapeBytes() {
        return tape.bytes() + small.bytes();
    }

    private final class Blocked extends Minors<Variable> {

        Blocked() {
            super(inputs, BlockedMinors.this.size);
        }

        @Override
        protected Variable minor(int row) {
            if (size() - row != BLOCK) {
                return super.minor(row);
            }
            remaining(row, rest);
            for (int i = 0; i < values.length; i++) {
                values[i] = rest[i].getReal();
            }
            small.inputs(values, smallInputs);
            Variable minor = new Minors<>(smallInputs, BLOCK).determinant();
            small.gradient(minor, slopes);
            return minor.join(minor.getReal(), slopes, rest);
        }
    }
}
