package org.gradcost.tape.compile.ir;

/** Questions about values and their users in the loop tree. */
public final class LoopQueries {

    private LoopQueries() {}

    /** Returns whether the reverse sweep of a region follows its forward sweep at once, with all its locals still valid. */
    public static boolean sweepsTogether(Region region) {
        return !region.isSplit() && (region.loop == null || region.loop.fused);
    }

    /** Returns the innermost region that holds both paths of loops. */
    static Region innermostCommonRegion(Program program, Loop[] a, Loop[] b) {
        int depth = commonDepth(a, b);
        return depth == 0 ? program.top : a[depth - 1].region;
    }

    public static int commonDepth(Loop[] a, Loop[] b) {
        int depth = 0;
        while (depth < a.length && depth < b.length && a[depth] == b[depth]) {
            depth++;
        }
        return depth;
    }

    /** Returns how many of the loops are around both the gate of a reference and its user; 0 if it is no gate. */
    public static int commonDepth(ValueRef ref, Loop[] loops) {
        return ref instanceof ValueRef.Gate gate ? commonDepth(gate.leaf.loops, loops) : 0;
    }

    /**
     * Returns whether the user is in the carrying loop: there it sees the value of the iteration, elsewhere the last one.
     */
    public static boolean isInside(LoopCarried carry, GateNode user) {
        return user.depth() > carry.loop.depth && user.loops[carry.loop.depth] == carry.loop;
    }

    /** Replaces a gate in a loop deeper than {@code depth} by the loop-carried value that holds it at the loop's exit. */
    public static ValueRef exitValue(ValueRef ref, int depth) {
        if (ref instanceof ValueRef.Gate gate && gate.leaf.depth() > depth) {
            for (LoopCarried carry : gate.leaf.loops[depth].carries) {
                if (carry.last == gate.leaf) {
                    return new ValueRef.Carried(carry);
                }
            }
        }
        return ref;
    }
}
