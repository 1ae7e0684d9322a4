package org.gradcost.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.Snippet;
import org.gradcost.mode.Sparsity;
import org.gradcost.results.statistics.Estimate;

/**
 * Advisor that determines within seconds which mode is best for the gradients of a function on this machine.
 *
 * <pre>{@code
 * System.out.println(Advisor.advise(Model::energy, 1.2, 0.7, 3.1));
 * }</pre>
 *
 * <p>It prints what the command {@code advise} does: the mode, the reason, the lines of Java, and a table of all modes.
 */
public final class Advisor {

    /** The largest number of gates for which the matrix of second derivatives is analysed. */
    private static final long GATES = 50_000;

    private Advisor() {}

    /**
     * Returns advice on a function of one output, within ten seconds.
     *
     * @param function reference to a method that is generic over its numbers; it may capture only serializable values
     * @param point typical point for gradients
     * @throws IllegalArgumentException if there is no input, or if the function captures something that is not serializable
     */
    public static Advice advise(AdvisedFunction function, double... point) {
        return advise(function, AdviceOptions.DEFAULT, point);
    }

    /** Returns advice on a function of one output, with given options. */
    public static Advice advise(AdvisedFunction function, AdviceOptions options, double... point) {
        return advise(new Session(options), function, point);
    }

    static Advice advise(Session session, AdvisedFunction function, double... point) {
        if (point.length == 0) {
            throw new IllegalArgumentException("advise: a function needs at least one input");
        }
        session.add("the function", ProblemSource.of(function, point), Optional.empty());
        session.measure();
        Snippet declaration = FunctionDeclaration.of(function, point);
        return advice(session, 1, (trial, size) -> declaration).get(0);
    }

    /** Returns a function at a point as a circuit that modes can run. */
    public static ScalarCircuit circuit(AdvisedFunction function, double... point) {
        return new FunctionCircuit(function, point);
    }

    /**
     * Returns advice on a family for each of some sizes.
     *
     * @param sizes of the family, ascending
     * @param m number of outputs; the nearest number of the family is used
     */
    public static List<Advice> advise(Family family, List<Integer> sizes, int m, AdviceOptions options) {
        return advise(family, sizes, m, options, text -> {});
    }

    /**
     * Returns advice on a family for each of some sizes.
     *
     * @param progress receives a description of what is being done
     */
    public static List<Advice> advise(
            Family family, List<Integer> sizes, int m, AdviceOptions options, Consumer<String> progress) {
        return advise(new Session(options, progress), family, sizes, m);
    }

    static List<Advice> advise(Session session, Family family, List<Integer> sizes, int m) {
        for (int n : sizes) {
            session.add(family.name(), ProblemSource.of(family, n, family.outputs(n, m)), Optional.of(family));
        }
        session.measure();
        return advice(
                session,
                family.growth(),
                (prediction, size) -> declaration(
                        family,
                        prediction.gates(),
                        size.problem(),
                        size.subject().n(),
                        size.subject().m()));
    }

    /** Returns the lines that create a family's circuit and its point. */
    static Snippet declaration(Family family, Granularity gates, Problem problem, int n, int m) {
        Class<?> type = declaredType(problem, gates);
        Class<?> maker = family.getClass();
        return Snippet.of(
                List.of(type, maker),
                type.getSimpleName() + " f = " + (type == Problem.class ? "" : "(" + type.getSimpleName() + ") ")
                        + "new " + Snippet.name(maker) + "().problem(" + n + ", "
                        + (problem instanceof MapProblem ? m + ", " : "") + ProblemSource.SEED + ");",
                "double[] point = f.inputs();");
    }

    /** Returns the type that has the methods which the lines of a mode call. */
    private static Class<?> declaredType(Problem problem, Granularity gates) {
        if (problem instanceof SecondOrderProblem) {
            return SecondOrderProblem.class;
        }
        if (problem instanceof MapProblem) {
            return MapProblem.class;
        }
        return Snippet.isPlain(problem, gates) ? gates.circuit() : Problem.class;
    }

    private static List<Advice> advice(
            Session session, double growth, BiFunction<Prediction, Session.Size, Snippet> declaration) {
        List<Advice> all = new ArrayList<>();
        List<List<Prediction>> smaller = new ArrayList<>();
        for (Session.Size size : session.sizes()) {
            List<Prediction> predictions = new ArrayList<>();
            for (Trial trial : size.trials()) {
                Prediction prediction = trial.prediction();
                predictions.add(
                        prediction.time().isPresent()
                                ? prediction
                                : fromSmaller(prediction, size, session.sizes(), smaller, growth));
            }
            smaller.add(predictions);
            all.add(advice(session, size, predictions, declaration));
        }
        return all;
    }

    /** Returns a prediction from the largest size for which the mode's time is known. */
    private static Prediction fromSmaller(
            Prediction prediction,
            Session.Size size,
            List<Session.Size> sizes,
            List<List<Prediction>> smaller,
            double growth) {
        if (prediction.note().startsWith(Trial.WRONG)) {
            return prediction;
        }
        Mode mode = prediction.mode();
        for (int s = smaller.size() - 1; s >= 0; s--) {
            Problem before = sizes.get(s).problem();
            for (Prediction other : smaller.get(s)) {
                if (other.mode().equals(mode) && other.time().isPresent()) {
                    double factor = Math.pow(
                                    (double) size.subject().n()
                                            / sizes.get(s).subject().n(),
                                    growth)
                            * tangents(prediction, size.problem())
                            / tangents(prediction, before);
                    Estimate time = other.time().get();
                    return new Prediction(
                            mode,
                            prediction.gates(),
                            prediction.width(),
                            Prediction.Basis.SMALLER,
                            Optional.of(Estimate.unknown(time.value() * factor)),
                            Optional.empty(),
                            Optional.empty(),
                            prediction.note());
                }
            }
        }
        return prediction;
    }

    /** Returns the number of tangents or passes, by which the growth of a gradient's time differs from that of the primal. */
    private static double tangents(Prediction prediction, Problem problem) {
        Mode mode = prediction.mode();
        return (double) mode.tangents(problem)
                * (mode.manyPasses(problem) ? mode.passes(problem, prediction.gates(), prediction.width()) : 1);
    }

    private static Advice advice(
            Session session,
            Session.Size size,
            List<Prediction> predictions,
            BiFunction<Prediction, Session.Size, Snippet> declaration) {
        Optional<Prediction> chosen =
                Advice.choice(predictions, session.options().gradients());
        Snippet code = chosen.map(p ->
                        p.mode().snippet(size.problem(), p.gates(), p.width()).after(declaration.apply(p, size)))
                .orElse(new Snippet(List.of(), List.of()));
        Optional<Estimate> primal = predictions.stream()
                .filter(p -> !p.mode().differentiates())
                .flatMap(p -> p.time().stream())
                .findFirst();
        boolean small =
                predictions.stream().flatMap(p -> p.facts().stream()).allMatch(facts -> facts.recordedGates() <= GATES);
        return new Advice(
                size.name() + " at n = " + size.subject().n(),
                size.problem().inputs().length,
                size.problem().outputs(),
                primal,
                predictions,
                session.options().gradients(),
                chosen,
                code,
                small && session.elapsed() < 1 ? sparsity(size, predictions) : Optional.empty());
    }

    private static Optional<Sparsity> sparsity(Session.Size size, List<Prediction> predictions) {
        return predictions.stream()
                .map(Prediction::gates)
                .filter(gates -> gates != Granularity.PLAIN)
                .findFirst()
                .flatMap(gates -> Sparsity.of(size.problem(), gates));
    }
}
