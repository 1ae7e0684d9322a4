package org.gradcost.tape.compile.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.Row;
import org.gradcost.tape.compile.ir.Loop;

/** The slots of a method's local variables: the arrays first, then the counters that it is passed, then the others by use. */
final class LocalSlots {

    private static final int ARRAYS = Array.values().length;

    /** How many arrays a method is passed: those of {@link Array}, the tables, the rows and the packed matrices. */
    static final int PARAMETERS = ARRAYS + 3;

    private final int firstArray;
    private final Map<Local, Integer> locals = new HashMap<>();
    private final Map<Loop, Integer> counters = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private int next;

    /**
     * Assigns the parameters.
     *
     * @param firstArray the slot of the first array: 0 in a static method, 1 in another
     * @param loops the loops whose counters are passed after the arrays
     */
    LocalSlots(int firstArray, Loop[] loops) {
        this.firstArray = firstArray;
        next = firstArray + PARAMETERS;
        for (Loop loop : loops) {
            counter(loop);
        }
    }

    int array(Array array) {
        return firstArray + array.ordinal();
    }

    int tables() {
        return firstArray + ARRAYS;
    }

    int rows() {
        return firstArray + ARRAYS + 1;
    }

    int matrices() {
        return firstArray + ARRAYS + 2;
    }

    /** Returns the slot of an array parameter by its rank. */
    int parameter(int rank) {
        return firstArray + rank;
    }

    int of(Local local) {
        return slot(locals, local, 2);
    }

    int counter(Loop loop) {
        return slot(counters, loop, 1);
    }

    int row(Row row) {
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
