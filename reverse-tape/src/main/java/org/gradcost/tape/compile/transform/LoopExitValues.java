package org.gradcost.tape.compile.transform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.analysis.RequiredValues;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.IntArray;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Puts what a loop leaves behind into a gate of its own, after the loop. Of a value that is asked for only when the loop is
 * over, the last is then kept, not that of every iteration; and its adjoint starts the loop's, instead of being looked for
 * in every iteration.
 */
public final class LoopExitValues {

    private final Trace trace;
    private final Program program;
    private final TraceIndex index;
    private final Map<List<Object>, GateNode> lasts = new HashMap<>();

    public LoopExitValues(Trace trace, Program program, TraceIndex index) {
        this.trace = trace;
        this.program = program;
        this.index = index;
    }

    /** Those that are read by position, before it is settled who writes what. */
    public void ofMemory() {
        int[] levels = new int[program.leaves.size()];
        Arrays.fill(levels, Integer.MAX_VALUE);
        for (ValueRef.Memory memory : index.memories()) {
            TraceOperand operand = memory.operand;
            Loop[] around = Arrays.copyOf(operand.loops(), operand.depth());
            for (IterationCursor cursor = operand.iterations(); cursor.next(); ) {
                int id = operand.at(cursor.iteration, trace);
                if (id >= trace.inputs) {
                    GateNode leaf = index.leafOf(id);
                    int outside = leaf.depth() - LoopQueries.depthOfCommon(leaf.loops, around);
                    levels[leaf.number] = Math.min(levels[leaf.number], Math.min(outside, lastOf(leaf, id)));
                }
            }
        }
        for (int number = 0; number < levels.length; number++) {
            GateNode leaf = program.leaves.get(number);
            if (levels[number] > 0 && levels[number] < Integer.MAX_VALUE) {
                int depth = leaf.depth() - levels[number];
                if (isOneMethod(leaf, depth)) {
                    index.moved(after(leaf, depth));
                }
            }
        }
    }

    /** Of how many of the innermost loops around it the gate with this id is in the last iteration. */
    private int lastOf(GateNode leaf, int id) {
        if (leaf.gates != null) {
            return triangular(leaf, leaf.gates.floor(id - trace.inputs));
        }
        int within = id - trace.inputs - leaf.gate;
        int[] at = new int[leaf.depth()];
        for (int l = 0; l < at.length; l++) {
            at[l] = within / leaf.loops[l].length;
            within -= at[l] * leaf.loops[l].length;
        }
        int levels = 0;
        while (levels < at.length && at[at.length - 1 - levels] == leaf.loops[at.length - 1 - levels].trip - 1) {
            levels++;
        }
        return levels;
    }

    private static int triangular(GateNode leaf, int iteration) {
        int levels = 0;
        for (int l = leaf.depth() - 1; l >= 0; l--) {
            IntArray firsts = leaf.loops[l].firsts;
            int around = firsts.floor(iteration);
            if (iteration != firsts.get(around + 1) - 1) {
                return levels;
            }
            levels++;
            iteration = around;
        }
        return levels;
    }

    /** Those on which a slope rests. */
    public void ofSlopes() {
        List<GateNode> users = List.copyOf(program.leaves);
        for (GateNode user : users) {
            for (int side = 0; side < 2; side++) {
                if (RequiredValues.needsOperand(user, side)
                        && !LoopQueries.atHand(program, user.uses[side].ref, user)) {
                    GateNode of = leftBehind(user.uses[side].ref, user);
                    if (of != null) {
                        after(of, LoopQueries.depthOfCommon(of.loops, user.loops));
                    }
                }
            }
        }
        for (GateNode user : users) {
            for (Use use : user.uses) {
                GateNode of = use == null ? null : leftBehind(use.ref, user);
                GateNode last =
                        of == null ? null : lasts.get(List.of(of, LoopQueries.depthOfCommon(of.loops, user.loops)));
                if (last != null && last != user) {
                    last.active |= use.ref.active();
                    use.ref = new ValueRef.Gate(last);
                }
            }
        }
    }

    /**
     * What a triangular nest leaves behind is read by position if others read that gate by position: else its adjoint would
     * start as a local that the whole nest carries on, and that is zero from the second iteration on.
     */
    public void byPosition() {
        for (GateNode leaf : program.leaves) {
            for (int side = 0; side < 2; side++) {
                Use use = leaf.uses[side];
                if (use != null
                        && leaf.code != Opcode.EXIT_VALUE
                        && use.ref instanceof ValueRef.Gate gate
                        && gate.leaf.gates != null
                        && gate.leaf.inMemory
                        && LoopQueries.commonDepth(gate, leaf.loops) < gate.leaf.depth()) {
                    ValueRef.Memory memory = new ValueRef.Memory(
                            new TraceOperand(leaf, side, leaf.depth(), leaf.kinds[side], leaf.strides[side]));
                    index.addMemory(memory);
                    memory.writers.add(gate.leaf);
                    use.ref = memory;
                }
            }
        }
    }

    /** The gate of a loop, if the value is what that loop left behind. */
    private static GateNode leftBehind(ValueRef ref, GateNode user) {
        GateNode leaf = null;
        if (ref instanceof ValueRef.Gate gate) {
            leaf = gate.leaf;
        } else if (ref instanceof ValueRef.Carried carried && !LoopQueries.isInside(carried.carry, user)) {
            leaf = carried.carry.last;
        }
        return leaf != null && LoopQueries.depthOfCommon(leaf.loops, user.loops) < leaf.depth() ? leaf : null;
    }

    private static boolean isOneMethod(GateNode leaf, int depth) {
        return leaf.home.method == leaf.loops[depth].home.method;
    }

    /** The gate after the outermost of the loops around it from that depth on. */
    private GateNode after(GateNode leaf, int depth) {
        List<Object> key = List.of(leaf, depth);
        GateNode last = lasts.get(key);
        if (last == null) {
            last = new GateNode(
                    program.leaves.size(), Opcode.EXIT_VALUE, leaf.lastGate(depth), Arrays.copyOf(leaf.loops, depth));
            if (leaf.gates != null) {
                last.gates = new IntArray();
                for (IterationCursor cursor = new IterationCursor(last.loops, depth); cursor.next(); ) {
                    last.gates.add(leaf.lastGate(depth, cursor.iteration));
                }
            }
            last.uses[0] = new Use(LoopQueries.lastByCarry(new ValueRef.Gate(leaf), depth));
            program.leaves.add(last);
            leaf.loops[depth].home.addAfter(leaf.loops[depth], last);
            lasts.put(key, last);
        }
        return last;
    }
}
