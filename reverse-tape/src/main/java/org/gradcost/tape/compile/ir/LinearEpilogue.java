package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * The gates after a loop whose sweeps are to be fused. Those that do not depend on the loop move before it. The others must
 * be linear in its live-out values: then the adjoints of these are known before the loop has run, and the contributions to
 * other operands follow once the loop's values are known.
 */
public final class LinearEpilogue implements ValueRef.Visitor<Boolean> {

    public final Loop loop;
    private final Set<GateNode> gates = new LinkedHashSet<>();
    private final List<GateNode> others = new ArrayList<>();

    public LinearEpilogue(Loop loop, List<IrNode> after) {
        this.loop = loop;
        for (IrNode node : after) {
            GateNode leaf = (GateNode) node;
            if (depends(leaf, 0) || depends(leaf, 1)) {
                gates.add(leaf);
            } else {
                others.add(leaf);
            }
        }
    }

    private boolean depends(GateNode leaf, int side) {
        return leaf.uses[side] != null && dependsOnLoop(leaf.uses[side].ref);
    }

    /** Returns whether a value is live-out of the loop, or depends on one that is. */
    public boolean dependsOnLoop(ValueRef ref) {
        return ref.accept(this);
    }

    @Override
    public Boolean visit(ValueRef.Constant constant) {
        return false;
    }

    @Override
    public Boolean visit(ValueRef.Input input) {
        return false;
    }

    @Override
    public Boolean visit(ValueRef.Gate gate) {
        return gates.contains(gate.leaf) || isInLoop(gate.leaf);
    }

    @Override
    public Boolean visit(ValueRef.Carried carried) {
        return isInLoop(carried.carry.last);
    }

    @Override
    public Boolean visit(ValueRef.Memory memory) {
        for (GateNode writer : memory.writers) {
            if (gates.contains(writer) || isInLoop(writer)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInLoop(GateNode leaf) {
        return leaf.depth() > 0 && leaf.loops[0] == loop;
    }

    /** Returns whether no partial between the output and the loop depends on a value of the loop. */
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
            case Opcode.MULTIPLY, Opcode.MULTIPLY_FACTOR, Opcode.CHAIN_MULTIPLY ->
                !(depends(leaf, 0) && depends(leaf, 1));
            case Opcode.DIVIDE, Opcode.CHAIN_DIVIDE -> !depends(leaf, 1);
            default -> false;
        };
    }

    /** Moves the gates that do not depend on the loop before it, in their order. */
    public void settle() {
        List<IrNode> items = loop.home.nodes;
        items.removeAll(others);
        items.addAll(items.indexOf(loop), others);
        for (GateNode leaf : gates) {
            for (Use use : leaf.uses) {
                if (use != null) {
                    use.isFirst = false; // it is added after the loop has run: not the first contribution
                }
            }
        }
    }
}
