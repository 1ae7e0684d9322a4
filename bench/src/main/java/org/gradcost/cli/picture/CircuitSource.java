package org.gradcost.cli.picture;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.Expression;
import org.gradcost.circuit.ExpressionException;
import org.gradcost.circuit.NamedCircuit;
import org.gradcost.circuit.NamedCircuits;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Names;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.MatrixInputs;
import org.gradcost.results.BadInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The circuit to be shown, with its point: a named circuit, an expression, or a family at some size. */
public final class CircuitSource {

    /** The maximum number of gates; a larger drawing is unreadable, and its layout would take more than a few seconds. */
    private static final int MOST_GATES = 1000;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = CircuitNames.class,
            description = "A named circuit: ${COMPLETION-CANDIDATES}.")
    private String name;

    @Option(
            names = "--expression",
            paramLabel = "E",
            completionCandidates = FunctionNames.class,
            description = {
                "A circuit as an expression, e.g. \"(x+y)*z\" or \"q = x+y; q*z\"; needs --at.",
                "Numbers: pi, e. Functions: ${COMPLETION-CANDIDATES}."
            })
    private String expression;

    @Option(
            names = "--at",
            paramLabel = "x=3,y=-4",
            description = "The point: a value for every input, or, for a named circuit, only for those that change.")
    private String at;

    @Option(names = "--family", paramLabel = "F", description = "A family, your own or one of the suite.")
    private String family;

    @Option(names = "--n", paramLabel = "N", defaultValue = "3", description = "Size of the family (default: 3).")
    private int n;

    @Option(
            names = "--gates",
            paramLabel = "G",
            defaultValue = "scalar",
            description = "Gates of the family: natural, scalar, fused or matrix (default: ${DEFAULT-VALUE}).")
    private String gates;

    /** The names of circuits, for the help; they are not created before the help is printed. */
    static final class CircuitNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** The functions of expressions, for the help. */
    static final class FunctionNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Expression.functions().iterator();
        }
    }

    /**
     * Returns the circuit at its point.
     *
     * @throws BadInputException if no circuit or several are given, or if it cannot be parsed or is too large to be drawn
     */
    public Circuit<?> circuit() {
        long given = Stream.of(name, expression, family).filter(s -> s != null).count();
        if (given != 1) {
            throw new BadInputException((given == 0 ? "which circuit? " : "one circuit at a time: ") + "name one ("
                    + String.join(", ", names()) + "), or give --expression or --family");
        }
        Circuit<?> circuit = name != null ? named() : expression != null ? expressed() : ofFamily();
        if (circuit.gates().size() > MOST_GATES) {
            throw new BadInputException(
                    "the circuit has " + circuit.gates().size() + " gates; up to " + MOST_GATES + " can be shown");
        }
        return circuit;
    }

    private Circuit<?> named() {
        if (name.equals(NamedCircuits.MATMUL)) {
            if (at != null) {
                throw new BadInputException("--at: the inputs of " + name + " are matrices and fixed");
            }
            return NamedCircuits.matmul();
        }
        NamedCircuit circuit = NamedCircuits.all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInputException("unknown circuit \"" + name + "\"; " + Names.nearest(name, names())));
        Map<String, Double> defaults = new LinkedHashMap<>();
        for (int i = 0; i < circuit.inputs().size(); i++) {
            defaults.put(circuit.inputs().get(i), circuit.point().get(i));
        }
        return circuit.at(point(circuit.inputs(), defaults));
    }

    private Circuit<?> expressed() {
        try {
            Expression parsed = Expression.parse(expression);
            return Circuit.of(parsed.inputs(), parsed::evaluate, point(parsed.inputs(), Map.of()));
        } catch (ExpressionException e) {
            throw new BadInputException("--expression: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    private Circuit<?> ofFamily() {
        if (at != null) {
            throw new BadInputException("--at: a family has its own point");
        }
        Family found = Families.named(family);
        if (n < 1) {
            throw new BadInputException("--n " + n + ": must be at least 1");
        }
        Problem problem = found.problem(found.nearest(n), 1);
        Granularity granularity = Granularity.selected(gates);
        if (granularity == Granularity.PLAIN || !granularity.of(problem)) {
            throw new BadInputException("--gates " + gates + ": " + family + " has no circuit in them");
        }
        double[] x = problem.inputs();
        if (granularity == Granularity.MATRIX) {
            MatrixCircuit matrices = (MatrixCircuit) problem;
            DMatrixRMaj[] inputs = new MatrixInputs(matrices).matrices();
            return Circuit.ofMatrices(numbered("X", inputs.length), matrices::matrix, inputs);
        }
        List<String> names = numbered("x", x.length);
        return granularity == Granularity.FUSED
                ? Circuit.of(names, ((FusedCircuit) problem)::fused, x)
                : Circuit.of(names, ((ScalarCircuit) problem)::scalar, x);
    }

    private static List<String> numbered(String letter, int count) {
        return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(
                NamedCircuits.all().stream().map(NamedCircuit::name).toList());
        names.add(NamedCircuits.MATMUL);
        return names;
    }

    /** Returns the point given by {@code --at}, which must name each input without a default, and no input twice. */
    private double[] point(List<String> inputs, Map<String, Double> defaults) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String part : at == null || at.isBlank() ? new String[0] : at.split(",")) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new BadInputException("--at: \"" + part + "\" is not of the form x=3");
            }
            String variable = part.substring(0, equals).strip();
            if (!inputs.contains(variable)) {
                throw new BadInputException(
                        "--at: the circuit has no \"" + variable + "\"; it has " + String.join(", ", inputs));
            }
            if (values.put(variable, number(variable, part.substring(equals + 1).strip())) != null) {
                throw new BadInputException("--at: " + variable + " is given twice");
            }
        }
        defaults.forEach(values::putIfAbsent);
        List<String> missing =
                inputs.stream().filter(x -> !values.containsKey(x)).toList();
        if (!missing.isEmpty()) {
            throw new BadInputException("--at: no value for " + String.join(", ", missing));
        }
        return inputs.stream().mapToDouble(values::get).toArray();
    }

    private static double number(String variable, String text) {
        try {
            double value = Double.parseDouble(text.replace('−', '-'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new BadInputException("--at: " + variable + "=" + text + " is not a finite number");
    }
}
