package org.gradcost.gate;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of scalar gates, each a line of mathematics: value, then slope(s).
 *
 * <p>Slopes are written so that they keep their digits over the whole domain, not only where the textbook formula does:
 * {@code 1/cosh² x} for tanh, since {@code 1 − tanh² x} has no digit left at x = 20. Formulas are those of the
 * NIST Digital Library of Mathematical Functions, chapter 4, rearranged against cancellation and overflow as the
 * comments say.
 *
 * <p>The gates are grouped by kind, and a kind is loaded when one of its gates is first used: a cold JVM takes 0.1 to
 * 0.9 ms for each of their hundred lambdas, and most circuits use few.
 */
public final class Gates
        implements Arithmetic,
                Powers,
                Exponentials,
                Trigonometry,
                Hyperbolic,
                Activations,
                LogSpace,
                SpecialFunctions,
                Piecewise,
                Selections {

    private Gates() {}

    /** Every unary gate of the table. */
    public static List<UnaryGate> unary() {
        return all(UnaryGate.class);
    }

    /** Every binary gate of the table. */
    public static List<BinaryGate> binary() {
        return all(BinaryGate.class);
    }

    /** Every selection of the table. */
    public static List<SelectGate> select() {
        return all(SelectGate.class);
    }

    /** Returns the name of the constant that a gate is, or null if it is none of the table. */
    public static String constantOf(Object gate) {
        for (Field field : Gates.class.getFields()) {
            try {
                if (field.get(null) == gate) {
                    return field.getName();
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError("constants of interfaces are public", e);
            }
        }
        return null;
    }

    /** The constants themselves are the list, so that a test that loops over it misses none. */
    private static <G> List<G> all(Class<G> kind) {
        List<G> gates = new ArrayList<>();
        for (Field field : Gates.class.getFields()) {
            if (field.getType() == kind) {
                try {
                    gates.add(kind.cast(field.get(null)));
                } catch (IllegalAccessException e) {
                    throw new AssertionError("constants of interfaces are public", e);
                }
            }
        }
        return List.copyOf(gates);
    }
}
