package org.gradcost.gate;

import java.util.stream.DoubleStream;

/** Points at which gates are tested in every engine. */
public final class EdgePoints {

    /** Ordinary numbers, zeros of both signs, and arguments of exponentials that overflow or underflow. */
    private static final double[] ORDINARY = {0.3, -0.3, 1, -1, 0, -0.0, 2, -2.5, 20, -37, 710, -710};

    private EdgePoints() {}

    /** Returns the ordinary points, extremes, and what is no number. */
    public static double[] all() {
        return with(
                1e-300,
                1e200,
                -1e200,
                Double.MIN_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN);
    }

    /** Returns the ordinary points, and others. */
    public static double[] with(double... others) {
        return DoubleStream.concat(DoubleStream.of(ORDINARY), DoubleStream.of(others))
                .toArray();
    }
}
