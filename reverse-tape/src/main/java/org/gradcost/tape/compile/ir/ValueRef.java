package org.gradcost.tape.compile.ir;

import java.util.LinkedHashSet;
import java.util.Set;

/** Where an operand comes from. */
public abstract sealed class ValueRef {

    /** Whether it depends on an input in a differentiable way, and the output on it. */
    public boolean active() {
        if (this instanceof Gate gate) {
            return gate.leaf.active;
        }
        if (this instanceof Carried carried) {
            return carried.carry.active;
        }
        if (this instanceof Memory memory) {
            boolean active = memory.readsInputs;
            for (GateNode leaf : memory.writers) {
                active |= leaf.active;
            }
            return active;
        }
        return this instanceof Input input && !input.data;
    }

    /** A number of the program: the same in all iterations, or an element of the array of constants. */
    public static final class Constant extends ValueRef {
        public final double value;
        public final AffineIndex index;

        public Constant(double value, AffineIndex index) {
            this.value = value;
            this.index = index;
        }

        @Override
        public String toString() {
            return index == null ? String.valueOf(value) : "k[" + index + "]";
        }
    }

    /** An element of the point or of the data. One object for all uses of the same element in a segment. */
    public static final class Input extends ValueRef {
        public final AffineIndex index;

        /** Of the data: its derivative is not wanted. */
        public final boolean data;

        /** The outermost segment of the same method in which it is the same element all the time. */
        public final MethodChunk home;

        /** Of the contribution to the gradient that its adjoint makes at the end of its home. */
        public final Use adjoint = new Use(this);

        public Input(AffineIndex index, boolean data, MethodChunk home) {
            this.index = index;
            this.data = data;
            this.home = home;
        }

        @Override
        public String toString() {
            return (data ? "y[" : "x[") + index + "]";
        }
    }

    /** What the gate last gave. */
    public static final class Gate extends ValueRef {
        public final GateNode leaf;

        public Gate(GateNode leaf) {
            this.leaf = leaf;
        }

        @Override
        public String toString() {
            return leaf.toString();
        }
    }

    /** What a loop carries from iteration to iteration; after the loop, the last. */
    public static final class Carried extends ValueRef {
        public final LoopCarried carry;

        public Carried(LoopCarried carry) {
            this.carry = carry;
        }

        @Override
        public String toString() {
            return carry.toString();
        }
    }

    /** A value by its position in memory. */
    public static final class Memory extends ValueRef {
        public final TraceOperand operand;
        public AffineIndex index;

        /** The gates that write what it reads. */
        public boolean readsInputs;

        public final Set<GateNode> writers = new LinkedHashSet<>();

        public Memory(TraceOperand operand) {
            this.operand = operand;
        }

        @Override
        public String toString() {
            return index == null ? "memory" : "w[" + index + "]";
        }
    }
}
