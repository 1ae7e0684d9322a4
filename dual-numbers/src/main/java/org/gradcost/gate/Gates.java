package org.gradcost.gate;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of scalar gates, each given by its value and its slopes.
 *
 * <p>Slopes are written so that they are accurate over the whole domain, not only where the textbook formula is: the slope
 * of tanh is computed as {@code 1/cosh² x}, since {@code 1 − tanh² x} has lost all digits at x = 20. Formulas are those of
 * the NIST Digital Library of Mathematical Functions, chapter 4, rearranged to avoid cancellation and overflow as the
 * comments say.
 *
 * <p>The gates are grouped by kind. The class of a kind is loaded when one of its gates is first used, since a cold JVM
 * takes 0.1 to 0.9 ms for each of about a hundred lambdas, and most circuits use few of them.
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

    /** Returns all unary gates of the table. */
    public static List<UnaryGate> unary() {
        return all(UnaryGate.class);
    }

    /** Returns all binary gates of the table. */
    public static List<BinaryGate> binary() {
        return all(BinaryGate.class);
    }

    /** Returns all selections of the table. */
    public static List<SelectGate> select() {
        return all(SelectGate.class);
    }

    /**
     * Returns the qualified name of the constant that refers to a gate of this table or of {@link SlopeGates}, or null if the gate
     * is in neither.
     */
    public static String constantOf(Object gate) {
        String constant = constantOf(gate, Gates.class);
        return constant == null ? constantOf(gate, SlopeGates.class) : constant;
    }

    private static String constantOf(Object gate, Class<?> table) {
        for (Field field : table.getFields()) {
            try {
                if (field.get(null) == gate) {
                    return table.getName() + "." + field.getName();
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError("constants of the tables are public", e);
            }
        }
        return null;
    }

    /** Collects the gates of one kind from the constants by reflection, so that none can be missing from the list. */
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
