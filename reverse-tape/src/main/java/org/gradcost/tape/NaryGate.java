package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.Slopes;

/** A gate of any number of arguments: folded if all of them rest on the same two slots, else one record for all. */
final class NaryGate {

    /** Of more arguments, at least three slots are to be expected. */
    private static final int MOST_FOLDED = 4;

    private NaryGate() {}

    static Variable of(double value, double[] slopes, Variable[] arguments) {
        Recording recording = recording(arguments);
        if (recording == Recording.NONE) {
            return Variable.constant(value);
        }
        Variable folded = arguments.length <= MOST_FOLDED ? fold(recording, value, slopes, arguments) : null;
        return folded != null ? folded : Variable.onSlot(recording.epoch, value, recording.record(slopes, arguments));
    }

    /** Of Π factors, whose values and slopes need arrays: the recording lends them. */
    static Variable product(Variable[] factors) {
        Recording recording = recording(factors);
        if (factors.length >= StridedEntries.SHORTEST && recording != Recording.NONE) {
            double product = recording.product(factors);
            if (product == product) {
                return Variable.onSlot(recording.epoch, product, recording.last());
            }
        }
        double[] slopes = recording.borrowed(0, factors.length);
        double[] values = recording.borrowed(1, factors.length);
        for (int i = 0; i < factors.length; i++) {
            values[i] = factors[i].getReal();
        }
        return of(Slopes.ofProduct(values, slopes, factors.length), slopes, factors);
    }

    /** That of the first argument which is no constant; {@link Recording#record} sees to it that the others are of it too. */
    private static Recording recording(Variable[] arguments) {
        for (Variable x : arguments) {
            if (!x.isConstant()) {
                return x.recording();
            }
        }
        return Recording.NONE;
    }

    /** The arguments as one linear form over two slots, or null if there are more slots. */
    private static Variable fold(Recording recording, double value, double[] slopes, Variable[] arguments) {
        double a = 0;
        double b = 0;
        int slotA = Variable.NONE;
        int slotB = Variable.NONE;
        for (int i = 0; i < arguments.length; i++) {
            Variable x = arguments[i];
            Recording.common(recording, x.recording());
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
        return slotA > slotB
                ? Variable.onSlots(recording, value, a, slotA, b, slotB)
                : Variable.onSlots(recording, value, b, slotB, a, slotA);
    }
}
