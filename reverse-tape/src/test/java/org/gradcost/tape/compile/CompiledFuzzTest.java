package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.gradcost.dual.Dual;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * Random loop nests: each compiled gradient against that of the interpreted tape, at two new points.
 *
 * <p>Without end: {@code mvn test -pl reverse-tape -am -Dtest=CompiledFuzzTest#randomLoopNests -Dgradcost.fuzz=endless
 * -Dsurefire.failIfNoSpecifiedTests=false}, or {@code #randomTriangularNests}, or {@code #randomLayers}. A circuit that fails prints its seed; {@code -Dgradcost.fuzz.from=SEED}
 * starts there.
 */
class CompiledFuzzTest extends RandomProgramTests {

    /** Where a gradient is so long, rounding makes it another. */
    private static final double CHAOTIC = 1e15;

    private static final int NESTS = 1500;

    CompiledFuzzTest() {
        super(NESTS);
    }

    @Override
    void check(LongFunction<RandomFunction> circuit, int count) {
        AtomicInteger refused = new AtomicInteger();
        RandomPrograms.forEach(circuit, count, (seed, program, options) -> {
            if (!check(seed, program, options)) {
                refused.incrementAndGet();
            }
        });
        assertTrue(refused.get() <= count / 500, refused + " circuits refused as too long");
    }

    /** False if the circuit is refused: too long and without loops. */
    static boolean check(long seed, RandomFunction circuit, CompileOptions options) {
        String where = "seed " + seed + ", " + options;
        CompiledGradient compiled;
        try {
            compiled = CompiledGradient.compile(circuit::run, options, circuit.point());
        } catch (TraceTooLongException e) {
            return false;
        } catch (RuntimeException | LinkageError e) {
            throw new AssertionError(where + ": " + e, e);
        }
        for (int point = 0; point < 2; point++) {
            double[] x = circuit.point();
            Tape tape = new Tape();
            Variable y = circuit.run(tape.inputs(x));
            double[] expected = tape.gradient(y);
            double[] actual = new double[x.length];
            Arrays.fill(actual, Double.NaN);
            double value;
            try {
                value = compiled.gradient(x, actual);
            } catch (TraceTooLongException e) {
                return false; // traced anew after a miss
            } catch (RuntimeException | LinkageError e) {
                throw new AssertionError(where + ": " + e, e);
            }
            boolean sameValue = isSame(y.getReal(), value, Math.max(1, Math.abs(y.getReal())))
                    || isSame(y.getReal(), value, rounding(circuit, x));
            assertTrue(sameValue, () -> where + ": " + y.getReal() + " by the tape, " + value + " compiled");
            double norm = 1;
            for (double g : expected) {
                norm = Double.isFinite(g) ? Math.max(norm, Math.abs(g)) : norm;
            }
            if (norm > CHAOTIC) {
                continue;
            }
            for (int i = 0; i < x.length; i++) {
                boolean same = isSame(expected[i], actual[i], norm)
                        || isNeitherFinite(expected[i], actual[i])
                        || isSame(expected[i], actual[i], rounding(circuit, x, i));
                int component = i;
                assertTrue(
                        same,
                        () -> where + ", ∂/∂x" + component + ": " + expected[component] + " by the tape, "
                                + actual[component] + " compiled");
            }
        }
        return true;
    }

    /** The scale at which the value may be off by a hundred times as much as rounding moves it from neighbour to neighbour. */
    private static double rounding(RandomFunction circuit, double[] x) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int ulps = -3; ulps <= 3; ulps++) {
            double moved = circuit.run(new Tape().inputs(neighbour(x, ulps))).getReal();
            least = Math.min(least, moved);
            most = Math.max(most, moved);
        }
        return 1e14 * (most - least);
    }

    private static double[] neighbour(double[] x, int ulps) {
        double[] near = x.clone();
        for (int i = 0; i < x.length; i++) {
            near[i] += ulps * Math.ulp(x[i]);
        }
        return near;
    }

    /**
     * The scale at which a component may be off by a hundred times as much as rounding moves it: from one point to its
     * neighbours, or from reverse to forward mode. Where long paths cancel, what is left has few digits, or none.
     */
    private static double rounding(RandomFunction circuit, double[] x, int component) {
        double forward = forward(circuit, x, component);
        double least = forward;
        double most = forward;
        for (int ulps = -3; ulps <= 3; ulps++) {
            Tape tape = new Tape();
            double moved = tape.gradient(circuit.run(tape.inputs(neighbour(x, ulps))))[component];
            least = Math.min(least, moved);
            most = Math.max(most, moved);
        }
        return 1e14 * (most - least);
    }

    private static double forward(RandomFunction circuit, double[] x, int component) {
        Dual[] inputs = new Dual[x.length];
        for (int i = 0; i < x.length; i++) {
            inputs[i] = i == component ? Dual.variable(x[i]) : Dual.constant(x[i]);
        }
        return circuit.run(inputs).tangent();
    }

    private static boolean isSame(double expected, double actual, double scale) {
        return Double.isFinite(expected)
                ? Math.abs(expected - actual) <= 1e-12 * scale
                : Double.compare(expected, actual) == 0;
    }

    /** Where paths overflow, the tape, which adds slopes before it multiplies, may have NaN for an infinity, or the reverse. */
    private static boolean isNeitherFinite(double expected, double actual) {
        return !Double.isFinite(expected) && !Double.isFinite(actual);
    }
}
