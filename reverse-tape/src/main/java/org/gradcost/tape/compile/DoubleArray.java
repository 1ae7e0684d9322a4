package org.gradcost.tape.compile;

import java.util.Arrays;

/** An array of doubles that grows. */
final class DoubleArray {

    private double[] elements = new double[16];
    private int size;

    void add(double element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
