package org.gradcost.tape.compile.support;

import java.util.List;
import org.gradcost.tape.compile.code.TangentRow;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;

/** A direction in which a value may change: the tangents of all values are linear combinations of slots. */
sealed interface TangentSlot {

    /** Returns whether it is the same direction in all iterations of a loop. */
    boolean isInvariant(Loop loop);

    /** The unit tangent of an input element. */
    record Window(AffineIndex index) implements TangentSlot {

        @Override
        public boolean isInvariant(Loop loop) {
            return !index.has(loop);
        }

        @Override
        public String toString() {
            return "x[" + index + "]";
        }
    }

    /**
     * The tangent of a value from outside the loop, whatever its own slots are.
     *
     * @param value a gate or a loop-carried value
     * @param last whether of the loop-carried value the last one is meant
     */
    record Outside(Object value, boolean last) implements TangentSlot {

        @Override
        public boolean isInvariant(Loop loop) {
            return true;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The tangent of a gate of the same iteration, whatever its own slots are; see {@link Preaccumulation}. */
    record Intermediate(GateNode gate) implements TangentSlot {

        @Override
        public boolean equals(Object other) {
            return other instanceof Intermediate that && that.gate == gate;
        }

        @Override
        public int hashCode() {
            return gate.hashCode();
        }

        @Override
        public boolean isInvariant(Loop loop) {
            return false;
        }

        @Override
        public String toString() {
            return gate.toString();
        }
    }

    /**
     * The tangent of a sum before an iteration of its loop. It is looked up by methods of its own: those of a record the JVM makes
     * when they are first called, at some milliseconds.
     */
    record Sum(LoopCarried carry) implements TangentSlot {

        @Override
        public boolean equals(Object other) {
            return other instanceof Sum sum && sum.carry == carry;
        }

        @Override
        public int hashCode() {
            return carry.hashCode();
        }

        @Override
        public boolean isInvariant(Loop loop) {
            return false;
        }

        @Override
        public String toString() {
            return carry.toString();
        }
    }

    /** The tangent of all terms that the loop of a sum adds up, see {@link DelayedTerms}. */
    record Terms(LoopCarried sum) implements TangentSlot {

        @Override
        public boolean equals(Object other) {
            return other instanceof Terms that && that.sum == sum;
        }

        @Override
        public int hashCode() {
            return sum.hashCode();
        }

        @Override
        public boolean isInvariant(Loop loop) {
            return false;
        }

        @Override
        public String toString() {
            return "terms of " + sum;
        }
    }

    /**
     * A stored tangent, of whose components only a range may differ from zero.
     *
     * @param writers the gates whose tangents may be there; empty if it is no element of memory
     */
    record Stored(TangentRow row, AffineIndex first, AffineIndex end, List<GateNode> writers) implements TangentSlot {

        @Override
        public boolean isInvariant(Loop loop) {
            if (writers.isEmpty() || row.number().has(loop) || first.has(loop) || end.has(loop)) {
                return false;
            }
            for (GateNode writer : writers) {
                if (writer.depth() > loop.depth && writer.loops[loop.depth] == loop) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stored that && row.equals(that.row);
        }

        @Override
        public int hashCode() {
            return row.hashCode();
        }

        @Override
        public String toString() {
            return "u[" + row.number() + "]";
        }
    }
}
