package org.gradcost.tape.compile.support;

import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/** For each value of the trace the range of differentiated inputs that it depends on: the components of its tangent. */
final class SeedRanges {

    private final Trace trace;
    private final int[] first;
    private final int[] end;

    private SeedRanges(Trace trace) {
        this.trace = trace;
        this.first = new int[trace.gates()];
        this.end = new int[trace.gates()];
    }

    /** Finds the ranges in one run over the trace. */
    static SeedRanges of(Trace trace) {
        SeedRanges ranges = new SeedRanges(trace);
        for (int gate = 0; gate < trace.gates(); gate++) {
            int code = trace.code(gate);
            if (code != Opcode.FROZEN && !Opcode.isGuard(code)) {
                ranges.add(gate, trace.argument(gate, 0));
                if (trace.argument(gate, 1) != Trace.NONE) {
                    ranges.add(gate, trace.argument(gate, 1));
                }
            }
        }
        return ranges;
    }

    private void add(int gate, int id) {
        int from = first(id);
        int to = end(id);
        if (from < to) {
            boolean empty = first[gate] == end[gate];
            first[gate] = empty ? from : Math.min(first[gate], from);
            end[gate] = empty ? to : Math.max(end[gate], to);
        }
    }

    /** Returns the first input that a value depends on; 0 if it depends on none. */
    int first(int id) {
        if (id >= trace.inputs) {
            return first[id - trace.inputs];
        }
        return id >= 0 && id < trace.differentiated ? id : 0;
    }

    /** Returns the input after the last one that a value depends on; 0 if it depends on none. */
    int end(int id) {
        if (id >= trace.inputs) {
            return end[id - trace.inputs];
        }
        return id >= 0 && id < trace.differentiated ? id + 1 : 0;
    }
}
