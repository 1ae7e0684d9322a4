package org.gradcost.family.nested;

import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.nested.Level;

/**
 * The flight of {@link Particle} as a family with one input.
 *
 * <p>By hand, the flight is computed together with its tangent with respect to w. With d the vector from a charge and ρ its
 * length, the acceleration is {@code Σ d/ρ³}, and its tangent is {@code ḋ/ρ³ − 3·d·(d·ḋ)/ρ⁵}. The upper charge moves down as w
 * grows, so its ḋ has an additional upward component of 1.
 */
abstract class ParticleFamily extends NestedFamily {

    private static final double STEP = 0.1;

    ParticleFamily(Level inner) {
        super("particle", inner, 1);
    }

    @Override
    public String formula() {
        return "E(w), where a particle that falls between two charges meets the axis, squared; a = −∇p by the inner level";
    }

    @Override
    public String inputs() {
        return "w uniform in [0, 0.2)";
    }

    @Override
    public Problem problem(int n, long seed) {
        return new Flight(new double[] {new SplittableRandom(seed).nextDouble(0.2)}, new Particle(inner()));
    }

    private static final class Flight extends Nesting {

        // The effect of a charge: acceleration, and its tangent.
        private double right;
        private double up;
        private double rightMoves;
        private double upMoves;

        Flight(double[] inputs, Particle particle) {
            super(inputs, particle);
        }

        @Override
        public double primal(double[] w) {
            double x = 0;
            double y = 8;
            double vx = 0.75;
            double vy = 0;
            while (true) {
                right = 0;
                up = 0;
                push(x - 10, y - 10 + w[0]);
                push(x - 10, y);
                x += STEP * vx;
                y += STEP * vy;
                if (y <= 0) {
                    double meets = x - y / vy * vx;
                    return meets * meets;
                }
                vx += STEP * right;
                vy += STEP * up;
            }
        }

        private void push(double dx, double dy) {
            double square = dx * dx + dy * dy;
            double cube = square * Math.sqrt(square);
            right += dx / cube;
            up += dy / cube;
        }

        @Override
        public double gradient(double[] w, double[] gradient) {
            double x = 0;
            double y = 8;
            double vx = 0.75;
            double vy = 0;
            double xMoves = 0;
            double yMoves = 0;
            double vxMoves = 0;
            double vyMoves = 0;
            while (true) {
                right = 0;
                up = 0;
                rightMoves = 0;
                upMoves = 0;
                push(x - 10, y - 10 + w[0], xMoves, yMoves + 1);
                push(x - 10, y, xMoves, yMoves);
                x += STEP * vx;
                y += STEP * vy;
                xMoves += STEP * vxMoves;
                yMoves += STEP * vyMoves;
                if (y <= 0) {
                    double d = -y / vy;
                    double dMoves = -(yMoves + d * vyMoves) / vy;
                    double meets = x + d * vx;
                    gradient[0] = 2 * meets * (xMoves + dMoves * vx + d * vxMoves);
                    return meets * meets;
                }
                vx += STEP * right;
                vy += STEP * up;
                vxMoves += STEP * rightMoves;
                vyMoves += STEP * upMoves;
            }
        }

        private void push(double dx, double dy, double dxMoves, double dyMoves) {
            double square = dx * dx + dy * dy;
            double cube = square * Math.sqrt(square);
            double turn = 3 * (dx * dxMoves + dy * dyMoves) / square;
            right += dx / cube;
            up += dy / cube;
            rightMoves += (dxMoves - dx * turn) / cube;
            upMoves += (dyMoves - dy * turn) / cube;
        }
    }
}
