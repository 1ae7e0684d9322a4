package org.gradcost.tape.compile.analysis;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Finds the reaching definitions of each load from memory: the gates that write what it reads, over all its iterations. The
 * trace is one execution without aliases, so the set is exact.
 */
public final class MemoryWriters {

    private MemoryWriters() {}

    /**
     * Links every load to its writers and marks these as kept in memory.
     *
     * @return whether a load reads inputs or constants too, so that memory must begin with a copy of the inputs
     */
    public static boolean find(Trace trace, TraceIndex index) {
        boolean readsInputs = false;
        for (ValueRef.Memory memory : index.memories()) {
            GateNode last = null;
            for (IterationCursor cursor = memory.operand.iterations(); cursor.next(); ) {
                int id = memory.operand.at(cursor.iteration, trace);
                if (id >= trace.inputs) {
                    GateNode writer = index.leafOf(id);
                    if (writer != last) {
                        last = writer;
                        memory.writers.add(writer);
                    }
                } else if (id >= 0) {
                    memory.readsInputs |= id < trace.differentiated;
                    readsInputs = true;
                }
            }
            for (GateNode writer : memory.writers) {
                writer.inMemory = true;
            }
        }
        return readsInputs;
    }
}
