package org.gradcost.tape.compile.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.ir.Loop;

/**
 * The slots of a method's local variables: the frame, the counters that it is passed, the arrays of the frame, those of
 * its tangents, then the others
 * in the order of their first use.
 */
final class LocalSlots {

    /** The fields of {@link org.gradcost.tape.compile.runtime.Frame}: first the arrays of {@link Array}, in its order. */
    static final String[] FIELDS = {
        "point",
        "data",
        "gradient",
        "values",
        "adjoints",
        "constants",
        "outputs",
        "cotangents",
        null,
        "tables",
        "rows",
        "matrices",
        "tangents"
    };

    static final int TABLES = Array.COUNT;
    static final int ROWS = Array.COUNT + 1;
    static final int MATRICES = Array.COUNT + 2;
    static final int TANGENTS = Array.COUNT + 3;

    private final int frame;
    private final int firstArray;
    private final int firstTangents;
    private final Map<Local, Integer> locals = new HashMap<>();
    private final Map<Loop, Integer> counters = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private int next;

    /**
     * Assigns the parameters and the arrays.
     *
     * @param frame the slot of the frame: 0 in a static method, 1 in another
     * @param loops the loops whose counters are passed after it
     * @param lanes how many tangents each number has
     */
    LocalSlots(int frame, Loop[] loops, int lanes) {
        this.frame = frame;
        next = frame + 1;
        for (Loop loop : loops) {
            counter(loop);
        }
        firstArray = next;
        next += FIELDS.length;
        firstTangents = next;
        next += lanes * Array.COUNT;
    }

    int frame() {
        return frame;
    }

    /** Returns the slot of a field of the frame. */
    int field(int field) {
        return firstArray + field;
    }

    /** Returns the slot of an array of tangents by its position in the frame. */
    int tangents(int position) {
        return firstTangents + position;
    }

    int of(Array array) {
        return array.isTangent()
                ? tangents((array.hasRows() ? 0 : array.lane * Array.COUNT) + array.number)
                : firstArray + array.number;
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
