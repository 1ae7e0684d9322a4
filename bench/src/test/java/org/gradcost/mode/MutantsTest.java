package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the check itself: every gate of the table with a slope that is wrong in one of these ways must be caught by the check. */
class MutantsTest {
    private static final List<Mode> MODES = Stream.of("reverse", "forward", "vector-forward")
            .map(ModeRegistry::named)
            .toList();

    /** Inside every domain, and where no slope is 0 but of gates that are flat. */
    private static final double X = 0.6;

    private static final double Y = 0.35;

    private static final Map<String, DoubleUnaryOperator> MUTATIONS = new LinkedHashMap<>();

    static {
        MUTATIONS.put("sign flipped", s -> -s);
        MUTATIONS.put("a millionth too large", s -> s * (1 + 1e-6));
        MUTATIONS.put("NaN", s -> Double.NaN);
        MUTATIONS.put("zero", s -> 0);
    }

    static Stream<UnaryGate> unary() {
        return Gates.unary().stream();
    }

    static Stream<BinaryGate> binary() {
        return Gates.binary().stream();
    }

    @ParameterizedTest
    @MethodSource("unary")
    void ofOneArgument(UnaryGate gate) {
        double x = gate == Gates.ACOSH ? 1 + X : X;
        assertJudged(true, "as it is", new One(gate, gate, x));
        MUTATIONS.forEach((mutation, wrong) -> {
            UnaryGate mutant = UnaryGate.of(gate.name(), gate::value, (at, y) -> wrong.applyAsDouble(gate.slope(at)));
            assertJudged(false, mutation, new One(gate, mutant, x));
        });
    }

    @ParameterizedTest
    @MethodSource("binary")
    void ofTwoArguments(BinaryGate gate) {
        double y = gate == Gates.SCALB || gate == Gates.ROOT ? 3 : Y;
        assertJudged(true, "as it is", new Two(gate, gate, y));
        MUTATIONS.forEach((mutation, wrong) -> {
            BinaryGate first = BinaryGate.of(
                    gate.name(),
                    gate::value,
                    (a, b, v) -> wrong.applyAsDouble(gate.slopeX(a, b)),
                    (a, b, v) -> gate.slopeY(a, b));
            assertJudged(false, mutation + ", first argument", new Two(gate, first, y));
            if (gate.slopeY(X, y) != 0) {
                BinaryGate second = BinaryGate.of(
                        gate.name(),
                        gate::value,
                        (a, b, v) -> gate.slopeX(a, b),
                        (a, b, v) -> wrong.applyAsDouble(gate.slopeY(a, b)));
                assertJudged(false, mutation + ", second argument", new Two(gate, second, y));
            }
        });
    }

    /** What a tape held before it was begun anew is neither taken for the gradient nor let through. */
    @Test
    void aStaleTape() {
        One problem = new One(Gates.TANH, Gates.TANH, X);
        Mode reverse = ModeRegistry.named("reverse");
        Tape tape = new Tape();
        Variable stale = tape.inputs(2 * X)[0].tanh();
        double[] before = tape.gradient(stale);
        Differentiator old = (x, gradient) -> {
            gradient[0] = before[0];
            return problem.primal(x);
        };
        assertFalse(Check.gradient(problem, old, reverse).passes());
        Differentiator reused = (x, gradient) -> {
            tape.inputs(x);
            tape.gradient(stale, gradient);
            return problem.primal(x);
        };
        assertThrows(IllegalArgumentException.class, () -> Check.gradient(problem, reused, reverse));
    }

    private static void assertJudged(boolean right, String what, ScalarCircuit problem) {
        for (Mode mode : MODES) {
            Check.Result result = Check.gradient(problem, mode.on(problem, Granularity.SCALAR, 2), mode);
            assertTrue(result.passes() == right, what + ", " + mode.name() + ": " + result);
        }
    }

    /** g(x); its hand-written gradient is the slope of the table, that of its circuit the slope of the mutant. */
    private record One(UnaryGate gate, UnaryGate actual, double x) implements ScalarCircuit {
        @Override
        public double[] inputs() {
            return new double[] {x};
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] at) {
            return Functions.apply(actual, at[0]);
        }

        @Override
        public double primal(double[] at) {
            return gate.value(at[0]);
        }

        @Override
        public double gradient(double[] at, double[] gradient) {
            gradient[0] = gate.slope(at[0]);
            return primal(at);
        }
    }

    /** g(x, y). */
    private record Two(BinaryGate gate, BinaryGate actual, double y) implements ScalarCircuit {
        @Override
        public double[] inputs() {
            return new double[] {X, y};
        }

        @Override
        @SuppressWarnings("unchecked") // the modes tested here have number types of our own
        public <T extends CalculusFieldElement<T>> T scalar(T[] at) {
            return (T) apply((Differentiable<?>) at[0], at[1]);
        }

        @SuppressWarnings("unchecked")
        private <D extends Differentiable<D>> Object apply(Differentiable<D> first, Object second) {
            return first.apply(actual, (D) second);
        }

        @Override
        public double primal(double[] at) {
            return gate.value(at[0], at[1]);
        }

        @Override
        public double gradient(double[] at, double[] gradient) {
            gradient[0] = gate.slopeX(at[0], at[1]);
            gradient[1] = gate.slopeY(at[0], at[1]);
            return primal(at);
        }
    }
}
