package org.gradcost.tape;

/**
 * The slot of a sum to which terms are added: a slot s ≥ 0, whose record takes the next term's entries; −2 − s, if a variable
 * has the slot as well, so that its record must stay as it is; or {@link Variable#NONE}, which is −1.
 */
final class SumSlot {

    private SumSlot() {}

    /** Returns the slot marked as that of a variable. */
    static int given(int sum) {
        return Math.min(sum, -2 - sum);
    }

    /** Returns the slot without the mark. */
    static int slot(int sum) {
        return Math.max(sum, -2 - sum);
    }
}
