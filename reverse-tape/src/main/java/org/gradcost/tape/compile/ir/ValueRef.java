package org.gradcost.tape.compile.ir;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gradcost.tape.compile.trace.InputKind;

/** The source of an operand. */
public abstract sealed class ValueRef {

    /**
     * A visitor with a method for each kind of source.
     *
     * @param <R> what it returns
     */
    public interface Visitor<R> {

        R visit(Constant constant);

        R visit(Input input);

        R visit(Gate gate);

        R visit(Carried carried);

        R visit(Memory memory);
    }

    /** Calls the visitor's method for this kind. */
    public abstract <R> R accept(Visitor<R> visitor);

    /** Returns whether a derivative passes through it: it depends on a differentiated input, and the output on it. */
    public abstract boolean active();

    /** Returns the value of the forward sweep that a user needs in the reverse sweep; null if it is in an array anyway. */
    public SavedValue saved(GateNode user) {
        return null;
    }

    /** Returns whether a local still holds the value in the reverse sweep of a user. */
    public boolean isAvailable(Program program, GateNode user) {
        return false;
    }

    /** Returns the owner of the local that accumulates the adjoint of the value; null if there is none. */
    public Object adjointOwner() {
        return null;
    }

    /** A constant: one number, or an element of the array of constants. */
    public static final class Constant extends ValueRef {
        public final double value;
        public final AffineIndex index;

        public Constant(double value, AffineIndex index) {
            this.value = value;
            this.index = index;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean active() {
            return false;
        }

        @Override
        public String toString() {
            return index == null ? String.valueOf(value) : "k[" + index + "]";
        }
    }

    /** An element of the point or of the data; one object for all uses of the element in a chunk. */
    public static final class Input extends ValueRef {
        public final AffineIndex index;

        /** The kind of the input: a coordinate of the point, or one that is not differentiated. */
        public final InputKind kind;

        /** The outermost chunk of the same method throughout which it is the same element. */
        public final MethodChunk home;

        /** The contribution of its adjoint to the gradient, at the end of its home. */
        public final Use adjoint = new Use(this);

        public Input(AffineIndex index, InputKind kind, MethodChunk home) {
            this.index = index;
            this.kind = kind;
            this.home = home;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean active() {
            return kind == InputKind.POINT;
        }

        @Override
        public Object adjointOwner() {
            return active() ? this : null;
        }

        @Override
        public String toString() {
            String array = switch (kind) {
                case POINT -> "x";
                case DATA -> "y";
                case COTANGENT -> "c";
            };
            return array + "[" + index + "]";
        }
    }

    /** The latest value of a gate. */
    public static final class Gate extends ValueRef {
        public final GateNode leaf;

        public Gate(GateNode leaf) {
            this.leaf = leaf;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean active() {
            return leaf.active;
        }

        @Override
        public SavedValue saved(GateNode user) {
            return leaf.value;
        }

        @Override
        public boolean isAvailable(Program program, GateNode user) {
            return LoopQueries.sweepsTogether(LoopQueries.innermostCommonRegion(program, leaf.loops, user.loops));
        }

        @Override
        public Object adjointOwner() {
            return leaf;
        }

        @Override
        public String toString() {
            return leaf.toString();
        }
    }

    /** A loop-carried value; after its loop, the last one. */
    public static final class Carried extends ValueRef {
        public final LoopCarried carry;

        public Carried(LoopCarried carry) {
            this.carry = carry;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean active() {
            return carry.active;
        }

        @Override
        public SavedValue saved(GateNode user) {
            return LoopQueries.isInside(carry, user) ? carry.value : carry.last.value;
        }

        @Override
        public boolean isAvailable(Program program, GateNode user) {
            return LoopQueries.isInside(carry, user)
                    ? LoopQueries.sweepsTogether(carry.loop.region)
                    : LoopQueries.sweepsTogether(
                            LoopQueries.innermostCommonRegion(program, carry.last.loops, user.loops));
        }

        /** Returns null for a sum of a fused loop, whose adjoint is the same in all iterations. */
        @Override
        public Object adjointOwner() {
            return carry.constantAdjoint ? null : carry;
        }

        @Override
        public String toString() {
            return carry.toString();
        }
    }

    /** A load from memory. */
    public static final class Memory extends ValueRef {
        public final TraceOperand operand;
        public AffineIndex index;

        /** Whether it reads copies of differentiated inputs too. */
        public boolean readsInputs;

        /** The gates that write what it reads. */
        public final Set<GateNode> writers = new LinkedHashSet<>();

        public Memory(TraceOperand operand) {
            this.operand = operand;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }

        @Override
        public boolean active() {
            boolean active = readsInputs;
            for (GateNode writer : writers) {
                active |= writer.active;
            }
            return active;
        }

        @Override
        public String toString() {
            return index == null ? "memory" : "w[" + index + "]";
        }
    }
}
