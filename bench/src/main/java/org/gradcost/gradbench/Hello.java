package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradcost.dual.Dual;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;

/** The function x² and its derivative, which test whether the tool works at all. */
final class Hello implements Eval {

    @Override
    public String name() {
        return "hello";
    }

    @Override
    public List<String> functions() {
        return List.of("square", "double");
    }

    @Override
    public Workload workload(String function, Input input, Choice mode) {
        double x = input.number();
        return function.equals("square")
                ? new Number(v -> v * v, x, Workload.NO_MODE)
                : mode.of(
                        () -> new Number(Hello::reverse, x, Choice.REVERSE.word()),
                        () -> new Number(Hello::forward, x, Choice.FORWARD.word()));
    }

    private static <T extends CalculusFieldElement<T>> T square(T x) {
        return x.multiply(x);
    }

    private static double reverse(double x) {
        Tape tape = new Tape();
        Variable[] inputs = tape.inputs(x);
        return tape.gradient(square(inputs[0]))[0];
    }

    private static double forward(double x) {
        return square(Dual.variable(x)).tangent();
    }

    private static final class Number implements Workload {

        private final DoubleUnaryOperator operator;
        private final double x;
        private final String mode;
        private double result;

        Number(DoubleUnaryOperator operator, double x, String mode) {
            this.operator = operator;
            this.x = x;
            this.mode = mode;
        }

        @Override
        public String mode() {
            return mode;
        }

        @Override
        public void run() {
            result = operator.applyAsDouble(x);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            Json.number(json, result);
        }
    }
}
