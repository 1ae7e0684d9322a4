package org.gradcost.mode;

import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/**
 * The sparsity of a matrix of derivatives, and the passes that it saves.
 *
 * @param matrix name of the matrix
 * @param rows number of rows
 * @param columns number of columns
 * @param entries number of entries that may be nonzero
 * @param colours number of forward passes that compute it
 */
public record Sparsity(String matrix, int rows, int columns, int entries, int colours) {

    /** Returns the sparsity of the Jacobian of several outputs, or of a function's Hessian; empty if it is unknown. */
    public static Optional<Sparsity> of(Problem problem, Granularity gates) {
        if (problem instanceof MapProblem map) {
            return Optional.of(of("Jacobian", map.pattern()));
        }
        if (problem instanceof SecondOrderProblem second) {
            return Optional.ofNullable(second.pattern()).map(pattern -> of("Hessian", pattern));
        }
        if (gates == Granularity.MATRIX || gates == Granularity.PLAIN || !Traceable.isPossible(problem)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(
                    "Hessian",
                    Traceable.of(problem, gates)
                            .compiler()
                            .apply(problem.inputs())
                            .hessianPattern()));
        } catch (ValueReadException | TraceTooLongException e) {
            return Optional.empty();
        }
    }

    private static Sparsity of(String matrix, SparsityPattern pattern) {
        int colours = IntStream.of(Colouring.ofColumns(pattern)).max().orElse(-1) + 1;
        return new Sparsity(matrix, pattern.rows(), pattern.columns(), pattern.entries(), colours);
    }
}
