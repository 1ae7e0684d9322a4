package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.trace.Trace;

/** A map from gates of the trace to the gates of the loop tree, and a list of the loads from memory. */
public final class TraceIndex {

    private final Program program;
    private final int inputs;
    private final int[] leafOf;
    private final List<ValueRef.Memory> memories = new ArrayList<>();

    public TraceIndex(Trace trace, Program program) {
        this.program = program;
        this.inputs = trace.inputs;
        this.leafOf = new int[trace.gates()];
        for (GateNode leaf : program.leaves) {
            assign(leaf);
        }
    }

    /** Returns the gate of the tree that computes the value with this id, which is not an input. */
    public GateNode leafOf(int id) {
        return program.leaves.get(leafOf[id - inputs]);
    }

    /** Lets a gate of the tree take the place of another for its gates of the trace. */
    public void assign(GateNode leaf) {
        if (leaf.gates == null) {
            assign(leaf, 0, leaf.gate);
        } else {
            for (int gate : leaf.gates.toArray()) {
                leafOf[gate] = leaf.number;
            }
        }
    }

    private void assign(GateNode leaf, int level, int first) {
        if (level == leaf.depth()) {
            leafOf[first] = leaf.number;
            return;
        }
        Loop loop = leaf.loops[level];
        int gate = first;
        for (int i = 0; i < loop.trip; i++, gate += loop.length) {
            assign(leaf, level + 1, gate);
        }
    }

    public void addMemory(ValueRef.Memory memory) {
        memories.add(memory);
    }

    /** Returns the loads from memory, in the order in which they were resolved. */
    public List<ValueRef.Memory> memories() {
        return memories;
    }
}
