package org.gradcost.gradbench;

import org.gradcost.family.Problem;
import org.gradcost.family.linalg.Minors;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.CompiledGradient;

/**
 * The gradient of a determinant by minors, in reverse with bounded memory. A full tape of size 11 takes 10⁸ gates. Here
 * the minor of {@value #BLOCK} rows is recorded and compiled once, and each enters the tape as a single gate with its value
 * and its gradient: 55 440 gates of 36 arguments for size 11.
 */
final class BlockedMinors implements Differentiator {

    private static final int BLOCK = 6;

    private final int size;
    private final int block;
    private final CompiledGradient small;
    private final Tape tape = new Tape();
    private final Variable[] inputs;
    private final Variable[] rest;
    private final double[] values;
    private final double[] slopes;

    BlockedMinors(Problem problem, int size) {
        this.size = size;
        this.block = Math.min(size, BLOCK);
        this.inputs = new Variable[problem.inputs().length];
        this.rest = new Variable[block * block];
        this.values = new double[block * block];
        this.slopes = new double[block * block];
        this.small = block == BLOCK ? OfBlock.COMPILED.copy() : compiled(block);
    }

    private static CompiledGradient compiled(int rows) {
        return CompiledGradient.compile(x -> new Minors<>(x, rows).determinant(), new double[rows * rows]);
    }

    /** Compiled once for all sizes from there on: the JVM's own compiler then has it once too. */
    private static final class OfBlock {
        static final CompiledGradient COMPILED = compiled(BLOCK);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        if (size == block) {
            return small.gradient(x, gradient);
        }
        tape.inputs(x, inputs);
        Variable y = new Blocked().determinant();
        tape.gradient(y, gradient);
        return y.getReal();
    }

    @Override
    public long tapeBytes() {
        return tape.bytes() + small.workspaceBytes();
    }

    private final class Blocked extends Minors<Variable> {

        Blocked() {
            super(inputs, BlockedMinors.this.size);
        }

        @Override
        protected Variable minor(int row) {
            if (size() - row != block) {
                return super.minor(row);
            }
            remaining(row, rest);
            for (int i = 0; i < values.length; i++) {
                values[i] = rest[i].getReal();
            }
            double minor = small.gradient(values, slopes);
            return rest[0].fromPartials(minor, slopes, rest);
        }
    }
}
