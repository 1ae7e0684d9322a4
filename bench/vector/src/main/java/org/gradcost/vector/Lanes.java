package org.gradcost.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of the processor's preferred length, and sums of their lanes in order. */
final class Lanes {

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    /** Doubles in a vector. */
    static final int COUNT = DOUBLES.length();

    private Lanes() {}

    static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(DOUBLES, a, at);
    }

    static DoubleVector all(double value) {
        return DoubleVector.broadcast(DOUBLES, value);
    }

    /** Returns the sum of the lanes, from the first to the last. */
    static double sum(DoubleVector v) {
        double[] lanes = new double[COUNT];
        v.intoArray(lanes, 0);
        return sum(lanes, 0);
    }

    /** Returns the sum of as many elements as a vector has, from the first to the last. */
    static double sum(double[] lanes, int from) {
        double sum = lanes[from];
        for (int i = 1; i < COUNT; i++) {
            sum += lanes[from + i];
        }
        return sum;
    }
}
