package org.gradcost.tape.compile;

import java.util.Arrays;

/** An array of ints that grows. */
final class IntArray {

    private int[] elements = new int[16];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, 2 * size);
        }
        elements[size++] = element;
    }

    int get(int i) {
        return elements[i];
    }

    /** Where in ascending elements the last is that is not above a value. */
    int floor(int value) {
        int found = Arrays.binarySearch(elements, 0, size, value);
        return found >= 0 ? found : -found - 2;
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
