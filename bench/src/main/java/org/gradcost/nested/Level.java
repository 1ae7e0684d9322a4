package org.gradcost.nested;

import org.gradcost.dual.NestedDual;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/** The mode of one of the two levels of nesting. */
public enum Level {
    FORWARD {
        @Override
        public <T extends CalculusFieldElement<T>> T[] inner(Objective f, T[] x, int count) {
            T zero = x[0].newInstance(0);
            NestedDual<T>[] moving =
                    MathArrays.buildArray(NestedDual.constant(zero).getField(), x.length);
            T[] gradient = MathArrays.buildArray(zero.getField(), count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < x.length; j++) {
                    moving[j] = i == j ? NestedDual.of(x[j], zero.newInstance(1)) : NestedDual.constant(x[j]);
                }
                gradient[i] = f.at(moving).tangent();
            }
            return gradient;
        }
    },

    REVERSE {
        @Override
        public <T extends CalculusFieldElement<T>> T[] inner(Objective f, T[] x, int count) {
            NestedTape<T> tape = new NestedTape<>();
            NestedVariable<T>[] inputs =
                    MathArrays.buildArray(NestedVariable.constant(x[0]).getField(), x.length);
            for (int i = 0; i < x.length; i++) {
                inputs[i] = i < count ? tape.input(x[i]) : NestedVariable.constant(x[i]);
            }
            return tape.gradient(f.at(inputs));
        }
    };

    /** Returns the level for a letter in the name of a function, f or r. */
    public static Level of(char letter) {
        return letter == 'f' ? FORWARD : REVERSE;
    }

    /** Returns the gradient with respect to the first {@code count} elements of x, in the numbers of the outer level. */
    public abstract <T extends CalculusFieldElement<T>> T[] inner(Objective f, T[] x, int count);
}
