package org.gradcost.gradbench;

import static org.gradcost.gradbench.PlainNumbers.numbers;
import static org.gradcost.gradbench.PlainNumbers.plain;

import java.util.Arrays;
import org.gradcost.family.nested.Saddle;
import org.gradcost.nested.AdaptiveDescent;
import org.gradcost.nested.Level;
import org.gradcost.tape.compile.CompiledFunction;
import org.hipparchus.util.Binary64;

/**
 * The saddle's M(p) by compiled steps of the inner descent. Its decisions are made on plain values, with gradients that the inner
 * level compiled; the outer level differentiates the chain of the accepted steps.
 */
final class CompiledSaddle implements AdaptiveDescent.Function<Binary64> {

    private static final int UNKNOWNS = 2;

    private final Saddle saddle;
    private final Level outer;
    private final CompiledFunction negative;
    private final StepChain descent;
    private double[] known;
    private double[] last;

    CompiledSaddle(Saddle saddle, Level outer) {
        this.saddle = saddle;
        this.outer = outer;
        double[] point = state(saddle.start(), saddle.start());
        this.negative = CompiledFunction.compile(Saddle::negative, point);
        this.descent = new StepChain(CompiledFunction.compileMap(saddle::step, point, new double[] {1e-5}), negative);
    }

    @Override
    public Binary64 value(Binary64[] p) {
        argmax(plain(p), saddle.inner());
        return new Binary64(-negative.value(last));
    }

    @Override
    public Binary64[] gradient(Binary64[] p) {
        double[] at = plain(p);
        if (!Arrays.equals(known, at)) {
            argmax(at, saddle.inner());
        }
        double[] gradient = new double[UNKNOWNS];
        descent.gradient(outer, last, UNKNOWNS, gradient);
        for (int i = 0; i < UNKNOWNS; i++) {
            gradient[i] = -gradient[i];
        }
        return numbers(gradient);
    }

    /** Returns the q that maximises f for a given p, with gradients in the mode of a level. */
    double[] argmax(double[] p, Level level) {
        known = p;
        descent.begin();
        double[] q = plain(AdaptiveDescent.argmin(new Against(p, level), numbers(saddle.start())));
        last = state(q, p);
        return q;
    }

    private static double[] state(double[] q, double[] p) {
        return new double[] {q[0], q[1], p[0], p[1]};
    }

    /** The function −f of q for a given p, with its gradient. */
    private final class Against implements AdaptiveDescent.Function<Binary64> {

        private final Level level;
        private final double[] state;
        private final double[] gradient = new double[2 * UNKNOWNS];
        private final double[][] partials = {new double[UNKNOWNS]};

        Against(double[] p, Level level) {
            this.level = level;
            this.state = state(p, p);
        }

        @Override
        public Binary64 value(Binary64[] q) {
            moveTo(q);
            return new Binary64(negative.value(state));
        }

        @Override
        public Binary64[] gradient(Binary64[] q) {
            moveTo(q);
            if (level == Level.FORWARD) {
                negative.partials(state, 0, partials);
                return numbers(partials[0]);
            }
            negative.gradient(state, gradient);
            return numbers(gradient[0], gradient[1]);
        }

        @Override
        public void accepted(Binary64[] q, double eta) {
            moveTo(q);
            descent.add(state.clone(), new double[] {eta});
        }

        private void moveTo(Binary64[] q) {
            state[0] = q[0].getReal();
            state[1] = q[1].getReal();
        }
    }
}
