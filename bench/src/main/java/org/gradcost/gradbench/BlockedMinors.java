package org.gradcost.gradbench;

import java.util.function.Function;
import org.gradcost.family.linalg.Minors;
import org.gradcost.mode.Differentiator;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.CompiledFunction;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;

/**
 * A determinant by minors and its gradient, by reverse mode with bounded memory. A complete tape of size 11 has 10⁸ gates. Here
 * the minor of {@value #BLOCK} rows is recorded and compiled once. Value and gradient expand the rows above it in the same way:
 * on plain numbers for the value, and on a tape for the gradient, where each compiled minor is a single gate with its value and
 * its gradient: 55 440 gates of 36 arguments for size 11.
 */
final class BlockedMinors implements Differentiator {

    private static final int BLOCK = 6;

    private final int size;
    private final int block;
    private final CompiledFunction small;
    private final Tape tape = new Tape();
    private final Variable[] inputs;
    private final Variable[] rest;
    private final double[] values;
    private final double[] slopes;

    BlockedMinors(int size) {
        this.size = size;
        this.block = Math.min(size, BLOCK);
        this.inputs = new Variable[size * size];
        this.rest = new Variable[block * block];
        this.values = new double[block * block];
        this.slopes = new double[block * block];
        this.small = block == BLOCK ? OfBlock.COMPILED.copy() : compiled(block);
    }

    private static CompiledFunction compiled(int rows) {
        return CompiledFunction.compile(x -> new Minors<>(x, rows).determinant(), new double[rows * rows]);
    }

    /** The compiled minor, shared by all larger sizes, so that the JIT compiler also compiles it only once. */
    private static final class OfBlock {
        static final CompiledFunction COMPILED = compiled(BLOCK);
    }

    /** Returns the determinant of a matrix, given row by row. */
    double value(double[] x) {
        if (size == block) {
            return small.value(x);
        }
        return new Blocked<>(PlainNumbers.numbers(x), new Binary64[block * block], this::value)
                .determinant()
                .getReal();
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        if (size == block) {
            return small.gradient(x, gradient);
        }
        tape.inputs(x, inputs);
        Variable y = new Blocked<>(inputs, rest, this::gate).determinant();
        tape.gradient(y, gradient);
        return y.getReal();
    }

    @Override
    public long tapeBytes() {
        return tape.bytes() + small.workspaceBytes();
    }

    private Binary64 value(Binary64[] minor) {
        read(minor);
        return new Binary64(small.value(values));
    }

    private Variable gate(Variable[] minor) {
        read(minor);
        double value = small.gradient(values, slopes);
        return minor[0].fromPartials(value, slopes, minor);
    }

    private <T extends CalculusFieldElement<T>> void read(T[] minor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = minor[i].getReal();
        }
    }

    private final class Blocked<T extends CalculusFieldElement<T>> extends Minors<T> {

        private final T[] rest;
        private final Function<T[], T> ofBlock;

        Blocked(T[] matrix, T[] rest, Function<T[], T> ofBlock) {
            super(matrix, BlockedMinors.this.size);
            this.rest = rest;
            this.ofBlock = ofBlock;
        }

        @Override
        protected T minor(int row) {
            if (size() - row != block) {
                return super.minor(row);
            }
            remaining(row, rest);
            return ofBlock.apply(rest);
        }
    }
}
