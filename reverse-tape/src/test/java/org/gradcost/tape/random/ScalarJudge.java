package org.gradcost.tape.random;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gradcost.dual.Dual;
import org.gradcost.dual.VectorDual;
import org.gradcost.gate.Exact;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * Runs a circuit in all modes and holds them against each other and against differences of values to 60 digits.
 * One tape for all circuits, so that each finds what another left.
 */
final class ScalarJudge {

    /** Of the sum of all paths: forward and reverse mode round the same products in another order. */
    private static final double MODES = 1e-12;

    /** The same against the truth, where a slope is taken at a value that is itself rounded. */
    private static final double TRUTH = 1e-9;

    /** Central differences err by the square of the step, 1e-48. */
    private static final int STEP = -80;

    /** Larger circuits are held against differences one time in so many: it is what takes the time. */
    private static final int LARGE = 60;

    private static final int RARELY = 8;

    private final Map<Object, Object> mutants;
    private final Tape tape = new Tape();

    /** @param mutants of gates, which take their place in all modes but not in the truth */
    ScalarJudge(Map<Object, Object> mutants) {
        this.mutants = mutants;
    }

    /** What is wrong with it, if anything. */
    Optional<String> judge(ScalarCircuit circuit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] point = circuit.point();
        int n = point.length;
        List<Variable> recorded = circuit.run(tape.inputs(point), mutants);
        int last = recorded.size() - 1;
        // Any other output of the same recording too: the first sweep must leave it as it was.
        int other = n + random.nextInt(circuit.steps().size());
        double[] aside = tape.gradient(recorded.get(other));
        double[] gradient = tape.gradient(recorded.get(last));

        VectorDual[] x = new VectorDual[n];
        for (int i = 0; i < n; i++) {
            x[i] = VectorDual.variable(point[i], i, n);
        }
        List<VectorDual> forward = circuit.run(x, mutants);
        List<Bounded> bounds = circuit.run(Bounded.inputs(point), Map.of());
        double scale = bounds.get(last).bound();
        for (int i = 0; i < n; i++) {
            if (!near(gradient[i], forward.get(last).tangent(i), MODES * scale)) {
                return wrong(
                        "∂/∂[%d]: reverse %s, vector forward %s",
                        i, gradient[i], forward.get(last).tangent(i));
            }
            if (!near(
                    aside[i],
                    forward.get(other).tangent(i),
                    MODES * bounds.get(other).bound())) {
                return wrong(
                        "∂/∂[%d] of [%d]: reverse %s, vector forward %s",
                        i, other, aside[i], forward.get(other).tangent(i));
            }
        }

        double[] direction = random.doubles(n, -1, 1).toArray();
        Dual[] along = new Dual[n];
        double product = 0;
        for (int i = 0; i < n; i++) {
            along[i] = Dual.of(point[i], direction[i]);
            product += gradient[i] * direction[i];
        }
        Dual pushed = circuit.run(along, mutants).get(last);
        if (!near(product, pushed.tangent(), MODES * scale)) {
            return wrong("along a direction: reverse %s, forward %s", product, pushed.tangent());
        }
        return circuit.steps().size() <= LARGE || random.nextInt(RARELY) == 0
                ? againstTruth(circuit, direction, pushed, scale)
                : Optional.empty();
    }

    private static Optional<String> againstTruth(ScalarCircuit circuit, double[] direction, Dual pushed, double scale) {
        Exact up = circuit.exact(moved(circuit.point(), direction, 1));
        Exact down = circuit.exact(moved(circuit.point(), direction, -1));
        double value = up.plus(down).scaled(-1).toDouble();
        double derivative = up.minus(down).scaled(-STEP - 1).toDouble();
        if (!near(value, pushed.getReal(), TRUTH * (scale + Math.abs(value)))) {
            return wrong("value %s, in truth %s", pushed.getReal(), value);
        }
        return near(derivative, pushed.tangent(), TRUTH * scale)
                ? Optional.empty()
                : wrong("along a direction: forward and reverse %s, in truth %s", pushed.tangent(), derivative);
    }

    private static Exact[] moved(double[] point, double[] direction, int sign) {
        Exact[] x = new Exact[point.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Exact.of(point[i]).plus(Exact.of(sign * direction[i]).scaled(STEP));
        }
        return x;
    }

    private static boolean near(double a, double b, double tolerance) {
        return Math.abs(a - b) <= tolerance;
    }

    private static Optional<String> wrong(String what, Object... numbers) {
        return Optional.of(String.format(Locale.ROOT, what, numbers));
    }
}
