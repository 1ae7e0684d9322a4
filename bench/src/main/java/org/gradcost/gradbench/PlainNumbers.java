package org.gradcost.gradbench;

import org.hipparchus.util.Binary64;

/** Arrays of plain numbers, as {@code double} and as the objects that generic code needs. */
final class PlainNumbers {

    private PlainNumbers() {}

    static Binary64[] numbers(double... x) {
        Binary64[] numbers = new Binary64[x.length];
        for (int i = 0; i < x.length; i++) {
            numbers[i] = new Binary64(x[i]);
        }
        return numbers;
    }

    static double[] plain(Binary64[] x) {
        double[] plain = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            plain[i] = x[i].getReal();
        }
        return plain;
    }
}
