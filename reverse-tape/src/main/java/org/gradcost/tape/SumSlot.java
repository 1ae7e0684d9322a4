package org.gradcost.tape;

/**
 * An encoding of the slot of a sum to which terms are added: s ≥ 0 if the entries of the next term can be added to the
 * record of slot s; −2 − s if a variable also has slot s, so that its record must not change; or {@link Variable#NONE},
 * which is −1.
 */
final class SumSlot {

    private SumSlot() {}

    /** Returns the slot, marked as one that a variable has. */
    static int given(int sum) {
        return Math.min(sum, -2 - sum);
    }

    /** Returns the slot without the mark. */
    static int slot(int sum) {
        return Math.max(sum, -2 - sum);
    }
}
