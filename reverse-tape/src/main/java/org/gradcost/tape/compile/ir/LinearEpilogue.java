package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * The gates after a loop that may be fused. Those that do not rest on the loop can go before it. The others must be linear
 * in what the loop gives: then the adjoint that reaches the loop is known before the loop has run. What else they
 * contribute follows when their values are there.
 */
public final class LinearEpilogue {

    public final Loop loop;
    private final Set<GateNode> gates = new LinkedHashSet<>();
    private final List<GateNode> others = new ArrayList<>();

    public LinearEpilogue(Loop loop, List<IrNode> after) {
        this.loop = loop;
        for (IrNode node : after) {
            GateNode leaf = (GateNode) node;
            if (rests(leaf, 0) || rests(leaf, 1)) {
                gates.add(leaf);
            } else {
                others.add(leaf);
            }
        }
    }

    private boolean rests(GateNode leaf, int side) {
        return leaf.uses[side] != null && restsOn(leaf.uses[side].ref);
    }

    /** Whether it is what the loop gives, or a gate after the loop that rests on that. */
    public boolean restsOn(ValueRef ref) {
        if (ref instanceof ValueRef.Gate gate) {
            return gates.contains(gate.leaf) || isInLoop(gate.leaf);
        }
        if (ref instanceof ValueRef.Carried carried) {
            return isInLoop(carried.carry.last);
        }
        if (ref instanceof ValueRef.Memory memory) {
            for (GateNode writer : memory.writers) {
                if (gates.contains(writer) || isInLoop(writer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInLoop(GateNode leaf) {
        return leaf.depth() > 0 && leaf.loops[0] == loop;
    }

    /** Whether the slopes on the way from the output to what the loop carries rest on nothing of the loop. */
    public boolean isLinear() {
        for (GateNode gate : gates) {
            if (gate.active && (gate.inMemory || !isLinear(gate))) {
                return false;
            }
        }
        return true;
    }

    private boolean isLinear(GateNode leaf) {
        return switch (leaf.code) {
            case Opcode.ADD, Opcode.ADD_TERM, Opcode.SUBTRACT, Opcode.NEGATE, Opcode.EXIT_VALUE -> true;
            case Opcode.MULTIPLY -> !(rests(leaf, 0) && rests(leaf, 1));
            case Opcode.DIVIDE -> !rests(leaf, 1);
            default -> false;
        };
    }

    /** Puts what does not rest on the loop before it, in its order. */
    public void settle() {
        List<IrNode> items = loop.home.nodes;
        items.removeAll(others);
        items.addAll(items.indexOf(loop), others);
        for (GateNode leaf : gates) {
            for (Use use : leaf.uses) {
                if (use != null) {
                    use.isFirst = false; // it is added after the loop has run, and Firsts goes through it before
                }
            }
        }
    }
}
