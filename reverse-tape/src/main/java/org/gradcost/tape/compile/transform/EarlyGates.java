package org.gradcost.tape.compile.transform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Opcode;

/**
 * Moves the gates that come after a loop but do not depend on it before it, so that a factor by which a sum is multiplied
 * later is known before the loop of the sum.
 */
public final class EarlyGates {

    private EarlyGates() {}

    /** Moves the gates of all regions. Values in memory and comparisons stay where they are. */
    public static void move(Program program) {
        move(program.top);
    }

    private static void move(Region region) {
        for (MethodChunk chunk : region.chunks) {
            for (IrNode node : List.copyOf(chunk.nodes)) {
                if (node instanceof Loop loop) {
                    move(loop.region);
                    moveBefore(loop, chunk.nodes);
                }
            }
        }
    }

    private static void moveBefore(Loop loop, List<IrNode> nodes) {
        int at = nodes.indexOf(loop);
        Set<IrNode> staying = new HashSet<>();
        staying.add(loop);
        List<IrNode> moving = new ArrayList<>();
        for (IrNode node : nodes.subList(at + 1, nodes.size())) {
            if (node instanceof GateNode gate && !gate.inMemory && mayMove(gate, staying)) {
                moving.add(gate);
            } else {
                staying.add(node);
            }
        }
        nodes.removeAll(moving);
        nodes.addAll(at, moving);
    }

    private static boolean mayMove(GateNode gate, Set<IrNode> staying) {
        if (Opcode.isGuard(gate.code)) {
            return false;
        }
        for (Use use : gate.uses) {
            if (use != null && (use.ref instanceof ValueRef.Memory || dependsOn(use.ref, gate.depth(), staying))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a value is computed by one of these nodes, which are in a region of this depth. */
    private static boolean dependsOn(ValueRef ref, int depth, Set<IrNode> nodes) {
        if (ref instanceof ValueRef.Gate gate) {
            return nodes.contains(gate.leaf.depth() > depth ? gate.leaf.loops[depth] : gate.leaf);
        }
        return ref instanceof ValueRef.Carried carried
                && carried.carry.loop.depth >= depth
                && nodes.contains(carried.carry.last.loops[depth]);
    }
}
