package org.gradcost.tape.compile.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.ScratchRow;
import org.gradcost.tape.compile.ir.Loop;

/**
 * The slots of a method's local variables: the frame, the counters that it is passed, the arrays of the frame, then the others
 * in the order of their first use.
 */
final class LocalSlots {

    /** The fields of {@link org.gradcost.tape.compile.runtime.Frame}: first the arrays of {@link Array}, in its order. */
    static final String[] FIELDS = {
        "point", "data", "gradient", "values", "adjoints", "constants", "tables", "rows", "matrices", "tangents"
    };

    static final int TABLES = 6;
    static final int ROWS = 7;
    static final int MATRICES = 8;
    static final int TANGENTS = 9;

    private final int frame;
    private final int firstArray;
    private final Map<Local, Integer> locals = new HashMap<>();
    private final Map<Loop, Integer> counters = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private int next;

    /**
     * Assigns the parameters and the arrays.
     *
     * @param frame the slot of the frame: 0 in a static method, 1 in another
     * @param loops the loops whose counters are passed after it
     */
    LocalSlots(int frame, Loop[] loops) {
        this.frame = frame;
        next = frame + 1;
        for (Loop loop : loops) {
            counter(loop);
        }
        firstArray = next;
        next += FIELDS.length;
    }

    int frame() {
        return frame;
    }

    /** Returns the slot of a field of the frame. */
    int field(int field) {
        return firstArray + field;
    }

    int of(Array array) {
        return firstArray + array.ordinal();
    }

    int of(Local local) {
        return slot(locals, local, 2);
    }

    int counter(Loop loop) {
        return slot(counters, loop, 1);
    }

    int row(ScratchRow row) {
        return slot(rows, row.number(), 1);
    }

    private <K> int slot(Map<K, Integer> known, K key, int size) {
        Integer slot = known.get(key);
        if (slot == null) {
            slot = next;
            next += size;
            known.put(key, slot);
        }
        return slot;
    }
}
