package org.gradcost.tape.compile.trace;

import java.util.Arrays;

/** A growing array of doubles. */
public final class DoubleArray {

    private double[] elements = new double[16];
    private int size;

    public void add(double element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    public int size() {
        return size;
    }

    public double[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
