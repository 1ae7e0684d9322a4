package org.gradcost.gate;

import java.util.ArrayList;
import java.util.List;

/** Arguments at which second derivatives are looked at: 2000 of each gate's domain, or as many as {@code gradcost.points} says. */
final class SecondOrderPoints {

    static final long SEED = 20261129;

    private static final int COUNT = Integer.getInteger("gradcost.points", 2000);

    private SecondOrderPoints() {}

    static double[] of(UnaryGate gate) {
        return new Points(SEED).of(COUNT, x -> usable(gate, x));
    }

    static List<double[]> of(BinaryGate gate) {
        List<double[]> pairs = new ArrayList<>();
        Points points = new Points(SEED);
        while (pairs.size() < COUNT) {
            double x = points.any();
            double y = AccuracyTest.second(gate, x, points);
            if (AccuracyTest.usable(gate, x, y, gate.value(x, y)) && usable(gate, x, y)) {
                pairs.add(new double[] {x, y});
            }
        }
        return pairs;
    }

    private static boolean usable(UnaryGate gate, double x) {
        double slope = gate.slope(x);
        return !Double.isNaN(gate.value(x))
                && !AccuracyTest.atPole(gate, x)
                && (slope == 0 || AccuracyTest.isNormal(slope) || Double.isInfinite(slope));
    }

    /** Whether no subnormal number is in between: some have no reciprocal, and none has all digits. */
    private static boolean usable(BinaryGate gate, double x, double y) {
        boolean ofAQuotient = gate == Gates.HYPOT || gate == Gates.ATAN2 || gate == Gates.X_LOG_Y;
        return gate == Gates.POW
                ? AccuracyTest.isNormal(x) && (y == 0 || AccuracyTest.isNormal(gate.slopeX(x, y)))
                : !ofAQuotient || AccuracyTest.isNormal(x / y) && AccuracyTest.isNormal(y / x);
    }
}
