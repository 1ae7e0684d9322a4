package org.gradcost.tape;

import static org.gradcost.gate.ChainRule.times;

import org.gradcost.gate.Slopes;

/**
 * A gate with any number of arguments. If all of them depend on the same two slots, it is a linear form, otherwise one
 * record.
 */
final class NaryGate {

    /** The largest number of arguments that are searched for a common pair of slots; more arguments rarely have one. */
    private static final int MOST_FOLDED = 4;

    private NaryGate() {}

    /** Returns the result of a gate, given its value and partial derivatives. */
    static Variable of(double value, double[] slopes, Variable[] arguments) {
        Recording recording = recording(arguments);
        if (recording == Recordings.NONE) {
            return Variable.constant(value);
        }
        Variable folded = arguments.length <= MOST_FOLDED ? fold(recording, value, slopes, arguments) : null;
        return folded != null ? folded : Variable.onSlot(recording.epoch, value, recording.record(slopes, arguments));
    }

    /** Returns the product of the factors as one gate, computed in temporary arrays of the recording. */
    static Variable product(Variable[] factors) {
        Recording recording = recording(factors);
        if (factors.length >= StridedEntries.SHORTEST && recording != Recordings.NONE) {
            double product = recording.product(factors);
            if (product == product) {
                return Variable.onSlot(recording.epoch, product, recording.size() - 1);
            }
        }
        // The recording of constants is shared by all threads, so that its temporary arrays cannot be used.
        TemporaryArrays arrays = recording == Recordings.NONE ? new TemporaryArrays() : recording.temporary;
        double[] slopes = arrays.slopes(factors.length);
        double[] values = arrays.values(factors.length);
        for (int i = 0; i < factors.length; i++) {
            values[i] = factors[i].getReal();
        }
        return of(Slopes.ofProduct(values, slopes, factors.length), slopes, factors);
    }

    /** Returns the recording of the first argument that is not a constant; {@link Recording#record} checks the others. */
    private static Recording recording(Variable[] arguments) {
        for (Variable x : arguments) {
            if (!x.isConstant()) {
                return x.recording();
            }
        }
        return Recordings.NONE;
    }

    /** Returns the linear form of all arguments over two slots, or null if there are more slots. */
    private static Variable fold(Recording recording, double value, double[] slopes, Variable[] arguments) {
        double a = 0;
        double b = 0;
        int slotA = Variable.NONE;
        int slotB = Variable.NONE;
        for (int i = 0; i < arguments.length; i++) {
            Variable x = arguments[i];
            Recordings.common(recording, x.recording());
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
