package org.gradcost.tape.compile.verify;

import java.util.IdentityHashMap;
import java.util.Map;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;

/**
 * Checks the loop tree after a pass: its links agree, and every reference has a definition that dominates its use. In
 * structured code without branches, a definition dominates what comes after it.
 */
public final class TreeVerifier {

    private final Program program;
    private final String pass;

    /** The rank of each node in the order of the code; a loop comes before its nodes. */
    private final Map<IrNode, Integer> start = new IdentityHashMap<>();

    /** The rank of the last node of each loop. */
    private final Map<Loop, Integer> end = new IdentityHashMap<>();

    private int nodes;
    private int gates;

    private TreeVerifier(Program program, String pass) {
        this.program = program;
        this.pass = pass;
    }

    /**
     * Verifies a program.
     *
     * @param pass the pass that has just run, for the message
     * @return true
     * @throws AssertionError if it is malformed
     */
    public static boolean verify(Program program, String pass) {
        new TreeVerifier(program, pass).verify();
        return true;
    }

    private void verify() {
        region(program.top, new Loop[0]);
        check(
                gates == program.leaves.size(),
                program.top,
                "holds " + gates + " of " + program.leaves.size() + " gates");
        for (GateNode gate : program.leaves) {
            check(start.containsKey(gate), gate, "is in no region");
            for (Use use : gate.uses) {
                if (use != null) {
                    use(use.ref, gate, gate.loops, start.get(gate));
                }
            }
        }
        for (LoopCarried carry : program.carries) {
            Loop loop = carry.loop;
            check(loop.carries.contains(carry), carry, "is not among those of its loop");
            use(carry.initial.ref, carry, loop.path, start.get(loop));
            use(carry.source, carry, carry.last.loops, end.get(loop) + 1);
        }
        if (program.output != null) {
            use(program.output.ref, "the output", new Loop[0], nodes);
        }
    }

    private void region(Region region, Loop[] path) {
        for (MethodChunk chunk : region.chunks) {
            check(chunk.region == region, region, "has a chunk of another region");
            for (IrNode node : chunk.nodes) {
                check(node.home == chunk, node, "has another home than the chunk that lists it");
                check(start.put(node, nodes++) == null, node, "is in the tree twice");
                if (node instanceof Loop loop) {
                    check(loop.depth == path.length && loop.path[path.length] == loop, loop, "has a wrong path");
                    check(loop.trip > 0, loop, "has no iteration");
                    region(loop.region, loop.path);
                    end.put(loop, nodes - 1);
                } else {
                    gate((GateNode) node, path);
                }
            }
        }
    }

    private void gate(GateNode gate, Loop[] path) {
        gates++;
        check(program.leaves.get(gate.number) == gate, gate, "has the number of another");
        check(gate.depth() == path.length, gate, "is at another depth than its loops");
        for (int l = 0; l < path.length; l++) {
            check(gate.loops[l] == path[l], gate, "has another loop around it than the tree");
        }
    }

    /** Checks that a value is defined before a rank. */
    private void use(ValueRef ref, Object user, Loop[] loops, int before) {
        check(ref != null, user, "has an operand that is not resolved");
        if (ref instanceof ValueRef.Gate gate) {
            defined(gate.leaf, user, before);
        } else if (ref instanceof ValueRef.Carried carried) {
            Loop loop = carried.carry.loop;
            check(start.containsKey(loop), user, "uses what a loop carries that is not in the tree");
            check(start.get(loop) < before, user, "uses " + carried + " before its loop");
        } else if (ref instanceof ValueRef.Memory memory) {
            for (GateNode writer : memory.writers) {
                check(start.containsKey(writer), user, "loads what " + writer + " writes, which is not in the tree");
                boolean around = loops.length > 0 && writer.depth() > 0 && writer.loops[0] == loops[0];
                check(around || start.get(writer) < before, user, "loads what " + writer + " writes only later");
            }
        }
    }

    private void defined(GateNode gate, Object user, int before) {
        check(start.containsKey(gate), user, "uses " + gate + ", which is not in the tree");
        check(start.get(gate) < before, user, "uses " + gate + " before its definition");
    }

    private void check(boolean holds, Object where, String what) {
        if (!holds) {
            throw new AssertionError("after " + pass + ": " + where + " " + what);
        }
    }
}
