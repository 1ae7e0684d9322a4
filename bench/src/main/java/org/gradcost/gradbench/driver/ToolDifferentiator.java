package org.gradcost.gradbench.driver;

import java.util.Iterator;
import java.util.Map;
import org.gradcost.family.Problem;
import org.gradcost.gradbench.driver.ToolSession.Evaluation;
import org.gradcost.mode.SelfTimed;

/**
 * A tool at work on a problem. The derivatives of every answer are compared: those that are timed must be equal to those that
 * were checked.
 */
final class ToolDifferentiator implements SelfTimed {

    /**
     * The largest difference of two gradients at one point, relative to the norm, since a tool with threads adds in varying
     * order.
     */
    private static final double SAME = 1e-9;

    private final ToolMode mode;
    private final Problem problem;
    private final ToolModule module;
    private boolean defined;
    private Question timed;
    private double[] checked;

    ToolDifferentiator(ToolMode mode, Problem problem) {
        this.mode = mode;
        this.problem = problem;
        this.module = ToolModule.of(problem);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        try {
            double value = 0;
            Iterator<Question> questions = module.questions().at(problem, x).iterator();
            while (questions.hasNext()) {
                Question question = questions.next();
                Object output = evaluate(question, 0).output();
                double[] derivatives = derivatives(output, question);
                for (int i = 0; i < derivatives.length; i++) {
                    gradient[question.derivatives()[i]] = derivatives[i];
                }
                value += value(output, question);
            }
            if (x == problem.inputs()) {
                checked = gradient.clone();
            }
            return value;
        } catch (ToolException e) {
            throw failed(e);
        }
    }

    private double value(Object output, Question question) {
        Object value = isWithValue(output) ? ((Map<?, ?>) output).get("value") : null;
        if (value == null) {
            mode.last(null);
            value = session()
                    .evaluate(module.name(), module.value(), question.fields(), 0)
                    .output();
        }
        return module.number().applyAsDouble(value);
    }

    @Override
    public Times run(double seconds) {
        try {
            if (timed == null) {
                timed = module.questions().timed(problem);
            }
            Evaluation answer = evaluate(timed, seconds);
            double[] again = derivatives(answer.output(), timed);
            if (checked != null && differs(again)) {
                throw new ToolException("the timed gradient differs from the checked one");
            }
            return new Times(answer.nanos(), answer.runs());
        } catch (ToolException e) {
            throw failed(e);
        }
    }

    private boolean differs(double[] again) {
        double norm = 0;
        for (double derivative : checked) {
            norm = Math.max(norm, Math.abs(derivative));
        }
        double difference = 0;
        for (int i = 0; i < again.length; i++) {
            difference = Math.max(difference, Math.abs(checked[timed.derivatives()[i]] - again[i])); // NaN stays
        }
        return !(difference <= SAME * norm);
    }

    /** Sends the numbers, unless the tool has them from the previous message and supports {@code again}. */
    private Evaluation evaluate(Question question, double seconds) {
        ToolSession to = session();
        boolean again = to.repeats() && mode.last() == question;
        Map<String, Object> fields = again ? Map.of("again", true) : question.fields();
        Evaluation answer = to.evaluate(module.name(), module.derivative(), fields, seconds);
        mode.last(question);
        return answer;
    }

    private static boolean isWithValue(Object output) {
        return output instanceof Map<?, ?> fields && fields.containsKey("gradient");
    }

    private double[] derivatives(Object output, Question question) {
        double[] numbers = module.numbers().apply(isWithValue(output) ? ((Map<?, ?>) output).get("gradient") : output);
        int expected = question.derivatives().length;
        if (numbers.length != expected) {
            throw new ToolException("its gradient has " + numbers.length + " numbers, not " + expected);
        }
        return numbers;
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
