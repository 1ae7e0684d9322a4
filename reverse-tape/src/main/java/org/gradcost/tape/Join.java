package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

/** A gate of any number of arguments: folded if all of them rest on the same two slots, else one record for all. */
final class Join {

    private Join() {}

    static Variable of(double value, double[] slopes, Variable[] arguments) {
        Recording recording = Recording.NONE;
        int entries = 0;
        for (Variable x : arguments) {
            recording = Recording.common(recording, x.recording());
            entries += x.isConstant() ? 0 : x.hasSecondSlot() ? 2 : 1;
        }
        if (entries == 0) {
            return Variable.constant(value);
        }
        Variable folded = entries <= 4 ? fold(recording, value, slopes, arguments) : null;
        return folded != null ? folded : record(recording, entries, value, slopes, arguments);
    }

    private static Variable record(
            Recording recording, int entries, double value, double[] slopes, Variable[] arguments) {
        recording.begin(entries);
        for (int i = 0; i < slopes.length; i++) {
            Variable x = arguments[i];
            if (!x.isConstant()) {
                recording.entry(times(slopes[i], x.slopeA), x.slotA);
                if (x.hasSecondSlot()) {
                    recording.entry(times(slopes[i], x.slopeB), x.slotB);
                }
            }
        }
        return Variable.onSlot(recording.source, value, recording.end());
    }

    /** The arguments as one linear form over two slots, or null if there are more slots. */
    private static Variable fold(Recording recording, double value, double[] slopes, Variable[] arguments) {
        double a = 0;
        double b = 0;
        int slotA = Variable.NONE;
        int slotB = Variable.NONE;
        for (int i = 0; i < slopes.length; i++) {
            Variable x = arguments[i];
            for (int half = 0; half < 2; half++) {
                int slot = half == 0 ? x.slotA : x.slotB;
                double slope = times(slopes[i], half == 0 ? x.slopeA : x.slopeB);
                if (slot == Variable.NONE) {
                    continue;
                }
                if (slotA == Variable.NONE || slot == slotA) {
                    slotA = slot;
                    a += slope;
                } else if (slotB == Variable.NONE || slot == slotB) {
                    slotB = slot;
                    b += slope;
                } else {
                    return null;
                }
            }
        }
        return Variable.onSlots(recording, value, a, slotA, b, slotB);
    }
}
