package org.gradcost.gradbench.driver;

import java.util.Map;
import org.gradcost.family.Problem;
import org.gradcost.gradbench.driver.ToolSession.Evaluation;
import org.gradcost.mode.SelfTimed;

/** A tool at work on a problem. Every answer's gradient is looked at: those that are timed must be the one that was checked. */
final class ToolDifferentiator implements SelfTimed {

    /** Largest difference of two gradients at one point, by their norm: a tool with threads adds in another order. */
    private static final double SAME = 1e-9;

    private final ToolMode mode;
    private final Problem problem;
    private final ToolModule module;
    private boolean defined;
    private double[] checked;

    ToolDifferentiator(ToolMode mode, Problem problem) {
        this.mode = mode;
        this.problem = problem;
        this.module = ToolModule.of(problem);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        try {
            Evaluation answer = evaluate(x, 0);
            copy(answer.output(), gradient);
            if (x == problem.inputs()) {
                checked = gradient.clone();
            }
            return answer.output() instanceof Map<?, ?> fields && fields.get("value") instanceof Double value
                    ? value
                    : value(x);
        } catch (ToolException e) {
            throw failed(e);
        }
    }

    private double value(double[] x) {
        mode.last(null);
        Evaluation answer = session().evaluate(module.name(), module.value(), module.fields(problem, x), 0);
        return ToolModule.last(answer.output());
    }

    @Override
    public Times run(double seconds) {
        try {
            Evaluation answer = evaluate(problem.inputs(), seconds);
            double[] again = new double[problem.derivatives()];
            copy(answer.output(), again);
            if (checked != null && differs(again)) {
                throw new ToolException("the gradient that was timed is another than the one that was checked");
            }
            return new Times(answer.nanos(), answer.runs());
        } catch (ToolException e) {
            throw failed(e);
        }
    }

    private boolean differs(double[] again) {
        double norm = 0;
        double difference = 0;
        for (int i = 0; i < again.length; i++) {
            norm = Math.max(norm, Math.abs(checked[i]));
            difference = Math.max(difference, Math.abs(checked[i] - again[i])); // NaN stays
        }
        return !(difference <= SAME * norm);
    }

    /** Sends the numbers, unless the tool has them from the message before and can take them again. */
    private Evaluation evaluate(double[] x, double seconds) {
        ToolSession to = session();
        boolean again = to.repeats() && mode.last() == x;
        Map<String, Object> fields = again ? Map.of("again", true) : module.fields(problem, x);
        Evaluation answer = to.evaluate(module.name(), module.gradient(), fields, seconds);
        mode.last(x);
        return answer;
    }

    private void copy(Object output, double[] gradient) {
        boolean withValue = output instanceof Map<?, ?> fields && fields.containsKey("gradient");
        double[] numbers = module.flat().apply(withValue ? ((Map<?, ?>) output).get("gradient") : output);
        if (numbers.length != gradient.length) {
            throw new ToolException("its gradient has " + numbers.length + " numbers, not " + gradient.length);
        }
        System.arraycopy(numbers, 0, gradient, 0, gradient.length);
    }

    private ToolSession session() {
        ToolSession session = mode.session();
        if (!defined) {
            defined = session.defines(module.name());
        }
        if (!defined) {
            throw new ToolException("it has no module " + module.name());
        }
        return session;
    }

    private ToolException failed(ToolException e) {
        close();
        return new ToolException("tool " + mode.name() + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        mode.endSession();
    }
}
