package org.gradcost.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.ForwardSupport;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Preaccumulated;
import org.gradcost.tape.compile.CompiledFunction;

/**
 * A program that prints the time of every compiled derivative in units of the value in plain loops, the primal, the gradient in
 * plain loops, the one by hand and the compiled one. All run one after the other in each round.
 *
 * <pre>{@code
 * java -cp bench/target/benchmarks.jar:bench/target/test-classes org.gradcost.limits.CompiledDerivatives [ROUNDS [MILLISECONDS]]
 * }</pre>
 */
final class CompiledDerivatives {

    private static final String PLAIN_VALUE = "value in plain loops";
    private static final String PLAIN_GRADIENT = "gradient in plain loops";
    private static final String PRIMAL = "primal";
    private static final String HAND = "hand";
    private static final String COMPILED_GRADIENT = "gradient";
    private static final double[] NO_DATA = {};

    private CompiledDerivatives() {}

    /** @param arguments rounds, and milliseconds of each contender in a round */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int milliseconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        Interleaved interleaved = new Interleaved(rounds, milliseconds * 1_000_000L);
        List<List<LimitsRow>> all = new ArrayList<>();
        for (String family : List.of("product", "rosenbrock", "sigmoid-chain", "helmholtz", "mlp")) {
            all.add(rows(interleaved, family, 1000));
        }
        for (String family : List.of("product", "rosenbrock")) {
            all.add(rows(interleaved, family, 3000));
        }
        all.add(rows(interleaved, "ba", 252));
        all.add(rows(interleaved, "dense-map", 64));
        for (String family : List.of("lstm", "gmm", "springs", "ba-cost")) {
            all.add(secondOrder(interleaved, family, 1000));
        }
        all.forEach(CompiledDerivatives::print);
        System.out.print(table(all));
    }

    /** Measures second derivatives, beside gradients, of a family at the size nearest to n. */
    static List<LimitsRow> secondOrder(Interleaved rounds, String name, int size) {
        Family family = Families.named(name);
        Problem problem = family.problem(family.nearest(size), 1);
        int n = problem.inputs().length;
        PlainLoops plain = PlainLoops.of(name, problem);
        CompiledFunction f = CompiledFunction.compile(((ScalarCircuit) problem)::scalar, problem.inputs());
        return rounds.rows(
                name,
                n,
                List.of(
                        JavaKernel.ofProblem(PLAIN_VALUE, false, plain.value(), problem),
                        JavaKernel.ofProblem(PRIMAL, false, (x, none) -> problem.primal(x), problem),
                        JavaKernel.ofProblem("J·v, k = 1", false, tangents(f, n, 1), problem),
                        JavaKernel.ofProblem("H·v with value and gradient", false, second(f, n), problem),
                        JavaKernel.ofProblem(PLAIN_GRADIENT, true, plain.gradient(), problem),
                        JavaKernel.ofProblem(HAND, true, problem::gradient, problem),
                        JavaKernel.ofProblem(COMPILED_GRADIENT, true, f::gradient, problem)));
    }

    /** Measures a family at the size nearest to n. */
    static List<LimitsRow> rows(Interleaved rounds, String name, int size) {
        Family family = Families.named(name);
        Problem problem = family.problem(family.nearest(size), 1);
        int n = problem.inputs().length;
        PlainLoops plain = PlainLoops.of(name, problem);
        if (problem instanceof MapProblem map) {
            return rounds.rows(name, n, jacobians(map, plain));
        }
        CompiledFunction f = CompiledFunction.compile(((ScalarCircuit) problem)::scalar, problem.inputs());
        List<TimedKernel> contenders = new ArrayList<>();
        contenders.add(JavaKernel.ofProblem(PLAIN_VALUE, false, plain.value(), problem));
        contenders.add(JavaKernel.ofProblem(PRIMAL, false, (x, none) -> problem.primal(x), problem));
        for (int k : new int[] {1, 4, 32}) {
            contenders.add(JavaKernel.ofProblem("J·v, k = " + k, false, tangents(f, n, k), problem));
        }
        contenders.add(JavaKernel.ofProblem("J·v in rows, k = 32", false, tangentsInRows(f, n, 32), problem));
        contenders.add(JavaKernel.ofProblem("H·v with value and gradient", false, second(f, n), problem));
        if (name.equals("rosenbrock")) {
            contenders.add(JavaKernel.ofProblem("Hessian by colours", false, hessian(f), problem));
            contenders.add(JavaKernel.ofProblem("Hessian by support", false, hessianBySupport(f), problem));
        }
        contenders.add(JavaKernel.ofProblem(PLAIN_GRADIENT, true, plain.gradient(), problem));
        contenders.add(JavaKernel.ofProblem(HAND, true, problem::gradient, problem));
        contenders.add(JavaKernel.ofProblem(COMPILED_GRADIENT, true, f::gradient, problem));
        contenders.add(JavaKernel.ofProblem("gradient by support", true, f::gradientBySupport, problem));
        return rounds.rows(name, n, contenders);
    }

    /** Returns the Jacobian by static support, and preaccumulated; by hand is also the one in plain loops. */
    private static List<TimedKernel> jacobians(MapProblem map, PlainLoops plain) {
        Differentiator support = new ForwardSupport().on(map, Granularity.SCALAR, 1);
        Differentiator preaccumulated = new Preaccumulated().on(map, Granularity.SCALAR, 1);
        return List.of(
                JavaKernel.ofProblem(PLAIN_VALUE, false, plain.value(), map),
                JavaKernel.ofProblem(PRIMAL, false, (x, none) -> map.primal(x), map),
                JavaKernel.ofProblem(PLAIN_GRADIENT, true, plain.gradient(), map),
                JavaKernel.ofProblem(HAND, true, map::gradient, map),
                JavaKernel.ofProblem("Jacobian by support", true, support, map),
                JavaKernel.ofProblem("Jacobian preaccumulated", true, preaccumulated, map));
    }

    private static double[][] directions(int n, int k) {
        double[][] v = new double[k][];
        Arrays.setAll(v, j -> new SplittableRandom(j).doubles(n, -1, 1).toArray());
        return v;
    }

    private static Differentiator tangents(CompiledFunction f, int n, int k) {
        double[][] v = directions(n, k);
        double[][] dy = new double[k][1];
        return (x, none) -> f.jvp(x, v, dy);
    }

    private static Differentiator tangentsInRows(CompiledFunction f, int n, int k) {
        double[][] rows = directions(k, n);
        double[][] dy = new double[1][k];
        return (x, none) -> f.jvpInRows(x, rows, dy);
    }

    private static Differentiator second(CompiledFunction f, int n) {
        double[] v = directions(n, 1)[0];
        double[] gradient = new double[n];
        double[] hv = new double[n];
        return (x, none) -> f.hvp(x, v, gradient, hv);
    }

    private static Differentiator hessian(CompiledFunction f) {
        double[] entries = new double[f.hessianPattern().entries()];
        return (x, none) -> {
            f.hessian(x, NO_DATA, entries);
            return entries[0];
        };
    }

    private static Differentiator hessianBySupport(CompiledFunction f) {
        CompiledFunction gradient = f.gradientMap();
        double[] entries = new double[gradient.jacobianPattern().entries()];
        return (x, none) -> {
            gradient.jacobianBySupport(x, NO_DATA, entries);
            return entries[0];
        };
    }

    private static void print(List<LimitsRow> rows) {
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %10s %12s %8s %15s %8s %8s%n",
                rows.get(0).family() + ", n = " + rows.get(0).n(),
                "ns",
                "plain values",
                "primals",
                "plain gradients",
                "by hand",
                "compiled");
        for (LimitsRow row : rows) {
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %10.0f %12.2f %8.2f %15.2f %8.2f %8.2f%n",
                    row.contender(),
                    row.cpu(),
                    row.cpu() / cpu(rows, PLAIN_VALUE),
                    row.cpu() / cpu(rows, PRIMAL),
                    row.cpu() / cpu(rows, PLAIN_GRADIENT),
                    row.cpu() / cpu(rows, HAND),
                    row.cpu() / cpu(rows, COMPILED_GRADIENT));
        }
    }

    /** Returns a table in Markdown: first derivatives in values, second ones in gradients. */
    static String table(List<List<LimitsRow>> all) {
        StringBuilder table = new StringBuilder("""

                | family | n | derivative | in plain loops | by hand | compiled |
                | --- | --: | --- | --: | --: | --: |
                """);
        for (List<LimitsRow> rows : all) {
            for (LimitsRow row : rows) {
                String name = row.contender();
                boolean isSecond = name.startsWith("H");
                if (isSecond || name.startsWith("J") || name.endsWith("by support")) {
                    table.append(String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %s | %s | %s |\n",
                            row.family(),
                            row.n(),
                            name,
                            ratio(row, rows, isSecond ? PLAIN_GRADIENT : PLAIN_VALUE),
                            ratio(row, rows, isSecond ? HAND : PRIMAL),
                            isSecond ? ratio(row, rows, COMPILED_GRADIENT) : ""));
                }
            }
        }
        return table.toString();
    }

    private static String ratio(LimitsRow row, List<LimitsRow> rows, String unit) {
        double ratio = row.cpu() / cpu(rows, unit);
        return ratio >= 100 ? String.format(Locale.ROOT, "%.0f", ratio) : String.format(Locale.ROOT, "%.3g", ratio);
    }

    private static double cpu(List<LimitsRow> rows, String contender) {
        return rows.stream()
                .filter(row -> row.contender().equals(contender))
                .mapToDouble(LimitsRow::cpu)
                .findFirst()
                .orElse(Double.NaN); // a map has no gradient
    }
}
