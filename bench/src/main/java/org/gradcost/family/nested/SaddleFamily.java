package org.gradcost.family.nested;

import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.nested.Level;

/**
 * The function M of {@link Saddle} as a family with two inputs.
 *
 * <p>By hand: the descent over q is the same for every p, since {@code ∇_q f = −2q}; hence {@code ∇M = 2p}, and the value is
 * computed by the descent in plain arithmetic.
 */
abstract class SaddleFamily extends NestedFamily {

    private static final double SHORT = 1e-5; // as in the descent of the circuit
    private static final int ACCEPTED = 10;

    SaddleFamily(Level inner) {
        super("saddle", inner, 2);
    }

    @Override
    public String formula() {
        return "M(p) = max_q |p|² − |q|², the maximum found by a descent with gradients by the inner level";
    }

    @Override
    public String inputs() {
        return "p uniform in [0.5, 1.5)², the descent's start (1, 1)";
    }

    @Override
    public Problem problem(int n, long seed) {
        double[] p = new SplittableRandom(seed).doubles(2, 0.5, 1.5).toArray();
        return new Maximum(p, new Saddle(inner(), new double[] {1, 1}));
    }

    private static final class Maximum extends Nesting {

        private final double[] start;

        Maximum(double[] inputs, Saddle saddle) {
            super(inputs, saddle);
            this.start = saddle.start();
        }

        @Override
        public double primal(double[] p) {
            double constant = p[0] * p[0] + p[1] * p[1];
            double q0 = start[0];
            double q1 = start[1];
            double value = q0 * q0 + q1 * q1 - constant;
            double eta = SHORT;
            int accepted = 0;
            double gradient = 2 * Math.hypot(q0, q1);
            while (gradient > SHORT) {
                if (accepted == ACCEPTED) {
                    eta *= 2;
                    accepted = 0;
                }
                double next0 = q0 - eta * 2 * q0;
                double next1 = q1 - eta * 2 * q1;
                if (Math.hypot(q0 - next0, q1 - next1) <= SHORT) {
                    break;
                }
                double next = next0 * next0 + next1 * next1 - constant;
                if (next < value) {
                    q0 = next0;
                    q1 = next1;
                    value = next;
                    gradient = 2 * Math.hypot(q0, q1);
                    accepted++;
                } else {
                    eta /= 2;
                    accepted = 0;
                }
            }
            return -value;
        }

        @Override
        public double gradient(double[] p, double[] gradient) {
            gradient[0] = 2 * p[0];
            gradient[1] = 2 * p[1];
            return primal(p);
        }
    }
}
