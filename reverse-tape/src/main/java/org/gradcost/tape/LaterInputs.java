package org.gradcost.tape;

import java.util.Arrays;

/** The slots of inputs that were added after the first record. */
final class LaterInputs {

    private int[] slots = new int[0];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int slot) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count + 4);
        }
        slots[count++] = slot;
    }

    int count() {
        return count;
    }

    /**
     * Moves the adjoints of these inputs to the gradient, beginning at {@code offset}, and resets them to zero for the next
     * sweep.
     */
    void take(double[] adjoint, double[] gradient, int offset) {
        for (int i = 0; i < count; i++) {
            gradient[offset + i] = adjoint[slots[i]];
            adjoint[slots[i]] = 0;
        }
    }
}
