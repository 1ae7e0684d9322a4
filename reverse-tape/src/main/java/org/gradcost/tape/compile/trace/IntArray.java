package org.gradcost.tape.compile.trace;

import java.util.Arrays;

/** A growing array of ints. */
public final class IntArray {

    private int[] elements = new int[16];
    private int size;

    public void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    public int get(int i) {
        return elements[i];
    }

    /** Returns the position of the last of ascending elements that is at most a value. */
    public int floor(int value) {
        int found = Arrays.binarySearch(elements, 0, size, value);
        return found >= 0 ? found : -found - 2;
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
