package org.gradcost.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of the processor's preferred length, and sums of their lanes. */
final class Lanes {

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    /** The number of doubles in a vector. */
    static final int COUNT = DOUBLES.length();

    private Lanes() {}

    static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(DOUBLES, a, at);
    }

    static DoubleVector all(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    static boolean anyNegative(LongVector v) {
        return v.reduceLanes(VectorOperators.OR) < 0;
    }

    /** Returns the sum of the lanes, in the order of {@link #sum(double[], int)}. */
    static double sum(DoubleVector v) {
        double[] lanes = new double[COUNT];
        v.intoArray(lanes, 0);
        return sum(lanes, 0);
    }

    /**
     * Returns the sum of as many elements as a vector has, always in the same order: neighbours first, so that few additions
     * depend on each other.
     */
    static double sum(double[] lanes, int from) {
        if (COUNT == 8) {
            return ofFour(lanes, from) + ofFour(lanes, from + 4);
        }
        if (COUNT == 4) {
            return ofFour(lanes, from);
        }
        double sum = lanes[from];
        for (int i = 1; i < COUNT; i++) {
            sum += lanes[from + i];
        }
        return sum;
    }

    private static double ofFour(double[] lanes, int from) {
        return (lanes[from] + lanes[from + 1]) + (lanes[from + 2] + lanes[from + 3]);
    }
}
