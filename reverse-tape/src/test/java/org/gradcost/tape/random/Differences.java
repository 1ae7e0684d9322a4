package org.gradcost.tape.random;

import java.util.function.DoubleUnaryOperator;

/**
 * The slope at 0 of a function of one step, from its values alone, by Ridders' method: central differences of halved steps,
 * each further column of Richardson's extrapolation taking off the next even power of the step. (C. J. F. Ridders, Accurate
 * computation of F′(x) and F′(x)F″(x), Advances in Engineering Software 4(2), 1982.)
 *
 * @param derivative of all extrapolations the one that differs least from those it is made of
 * @param error that difference: large across a kink
 */
record Differences(double derivative, double error) {

    static Differences of(DoubleUnaryOperator f, double firstStep, int steps) {
        Differences best = new Differences(Double.NaN, Double.POSITIVE_INFINITY);
        double[] before = {};
        double h = firstStep;
        for (int i = 0; i < steps; i++, h /= 2) {
            double[] row = new double[i + 1];
            row[0] = (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
            double power = 4;
            for (int j = 1; j <= i; j++, power *= 4) {
                row[j] = (power * row[j - 1] - before[j - 1]) / (power - 1);
                double error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - before[j - 1]));
                if (error < best.error) {
                    best = new Differences(row[j], error);
                }
            }
            before = row;
        }
        return best;
    }
}
