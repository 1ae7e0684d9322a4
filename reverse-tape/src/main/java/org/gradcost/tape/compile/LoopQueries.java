package org.gradcost.tape.compile;

/** Answers questions about where values and their users are in the loop tree. */
final class LoopQueries {

    private LoopQueries() {}

    /** Whether the code of a body runs backwards right after it has run forwards, with all its locals still there. */
    static boolean isLive(Body body) {
        return !body.split() && (body.loop == null || body.loop.fused);
    }

    /** Returns the innermost body that holds both paths of loops. */
    static Body common(Program program, Loop[] a, Loop[] b) {
        int depth = depthOfCommon(a, b);
        return depth == 0 ? program.top : a[depth - 1].body;
    }

    static int depthOfCommon(Loop[] a, Loop[] b) {
        int depth = 0;
        while (depth < a.length && depth < b.length && a[depth] == b[depth]) {
            depth++;
        }
        return depth;
    }

    /** Returns how many of the loops are around both the gate of a reference and its user; 0 if it is no gate. */
    static int commonDepth(Ref ref, Loop[] loops) {
        return ref instanceof Ref.Gate gate ? depthOfCommon(gate.leaf.loops, loops) : 0;
    }

    /** Whether a local still has the value when the user's gate runs backwards. */
    static boolean atHand(Program program, Ref ref, Leaf user) {
        if (ref instanceof Ref.Gate gate) {
            return isLive(common(program, gate.leaf.loops, user.loops));
        }
        if (ref instanceof Ref.Carried carried) {
            Carry carry = carried.carry;
            return isInside(carry, user)
                    ? isLive(carry.loop.body)
                    : isLive(common(program, carry.last.loops, user.loops));
        }
        return false;
    }

    /** Whether the user is in the loop that carries: then it sees the value of its iteration, else the last one. */
    static boolean isInside(Carry carry, Leaf user) {
        return user.depth() > carry.loop.depth && user.loops[carry.loop.depth] == carry.loop;
    }

    /** Replaces a gate in a loop deeper than {@code depth} by the loop-carried value that holds it at the loop's exit. */
    static Ref lastByCarry(Ref ref, int depth) {
        if (ref instanceof Ref.Gate gate && gate.leaf.depth() > depth) {
            for (Carry carry : gate.leaf.loops[depth].carries) {
                if (carry.last == gate.leaf) {
                    return new Ref.Carried(carry);
                }
            }
        }
        return ref;
    }
}
