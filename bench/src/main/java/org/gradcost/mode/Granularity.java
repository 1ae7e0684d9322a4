package org.gradcost.mode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.results.BadInputException;

/** The granularity of the gates in a circuit: an axis of the experiment, and the column {@code gates}. */
public enum Granularity {
    /** No gates: plain {@code double} code. */
    PLAIN(Problem.class),
    /** Only elementary scalar gates, with each sum and product written term by term. */
    NATURAL(NaturalCircuit.class),
    /** Elementary scalar gates, with sums and products as gates of many arguments. */
    SCALAR(ScalarCircuit.class, MapProblem.class),
    /** Scalar gates, some of them fused, such as σ as one gate. */
    FUSED(FusedCircuit.class),
    /** Matrix gates. */
    MATRIX(MatrixCircuit.class);

    private final List<Class<? extends Problem>> circuits;

    @SafeVarargs
    Granularity(Class<? extends Problem>... circuits) {
        this.circuits = List.of(circuits);
    }

    /** Returns the name in commands and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the type of a problem that is written with gates of this granularity. */
    public Class<? extends Problem> circuit() {
        return circuits.get(0);
    }

    /** Returns whether the problem is written with gates of this granularity. */
    public boolean of(Problem problem) {
        return circuits.stream().anyMatch(circuit -> circuit.isInstance(problem));
    }

    /** Returns the labels of the granularities in which the problem is written, in one line; empty for second derivatives. */
    public static String circuits(Problem problem) {
        return Stream.of(values())
                .filter(gates -> gates != PLAIN && gates.of(problem))
                .map(Granularity::label)
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the granularity of that label.
     *
     * @throws BadInputException if there is none
     */
    public static Granularity labelled(String label) {
        return labelled(label, List.of(values()));
    }

    /**
     * Returns the granularity that a user selects by its label: one of gates, which plain code does not have.
     *
     * @throws BadInputException if there are no such gates
     */
    public static Granularity selected(String label) {
        return labelled(label, Stream.of(values()).filter(g -> g != PLAIN).toList());
    }

    private static Granularity labelled(String label, List<Granularity> among) {
        return among.stream()
                .filter(g -> g.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new BadInputException("unknown gates \"" + label + "\"; must be one of "
                        + among.stream().map(Granularity::label).collect(Collectors.joining(", "))));
    }
}
