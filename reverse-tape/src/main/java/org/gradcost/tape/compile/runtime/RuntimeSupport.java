package org.gradcost.tape.compile.runtime;

/** The methods that generated code calls by name, besides gates and {@link PackedMatrix}. */
public final class RuntimeSupport {

    private RuntimeSupport() {}

    /** Adds the adjoints of inputs that were copied into memory to the first {@code count} elements of the gradient. */
    static void addInputs(double[] adjoints, double[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] += adjoints[i];
        }
    }

    /** Returns a sum and the first {@code count} elements of a row, added one after the other. */
    static double addInOrder(double sum, double[] row, int count) {
        double all = sum;
        for (int i = 0; i < count; i++) {
            all += row[i];
        }
        return all;
    }

    /** Returns a sum and the first {@code count} elements of a row, in eight partial sums: none waits for another. */
    static double add(double sum, double[] row, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i + 7 < count; i += 8) {
            a += row[i];
            b += row[i + 1];
            c += row[i + 2];
            d += row[i + 3];
            e += row[i + 4];
            f += row[i + 5];
            g += row[i + 6];
            h += row[i + 7];
        }
        for (; i < count; i++) {
            a += row[i];
        }
        return sum + (a + b + (c + d) + (e + f + (g + h)));
    }

    /**
     * Returns whether a sum of the components is not NaN, which implies that no component is. Infinities that cancel cause a
     * false alarm.
     */
    public static boolean isNumber(double[] gradient) {
        double sum = add(0, gradient, gradient.length);
        return sum == sum;
    }

    /** Returns whether a component is NaN: exact, unlike {@link #isNumber}, and as fast where none is. */
    public static boolean hasNaN(double[] numbers) {
        if (isNumber(numbers)) {
            return false;
        }
        for (double number : numbers) {
            if (number != number) {
                return true;
            }
        }
        return false;
    }
}
