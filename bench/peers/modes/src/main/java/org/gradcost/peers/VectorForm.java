package org.gradcost.peers;

import java.util.Map;
import java.util.Optional;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.Product;
import org.gradcost.family.analytic.Rosenbrock;
import org.gradcost.family.analytic.SigmoidChain;

/**
 * A family of the suite as a user of a tensor library would write it, on the 1×n vector of its inputs. It exists for families
 * that have only scalar gates, since nobody would build a graph of ten thousand numbers.
 */
@FunctionalInterface
interface VectorForm {

    Map<Class<?>, VectorForm> BY_FAMILY = Map.of(
            Product.class,
            TensorMatrix::product,
            Rosenbrock.class,
            VectorForm::rosenbrock,
            SigmoidChain.class,
            VectorForm::ring);

    /** Returns the value at x. */
    <T> TensorMatrix<T> of(TensorMatrix<T> x);

    /** Returns the form of a problem, if its family has one. */
    static Optional<VectorForm> of(Problem problem) {
        Class<?> family = problem.getClass().getEnclosingClass();
        return Optional.ofNullable(family).map(BY_FAMILY::get);
    }

    private static <T> TensorMatrix<T> rosenbrock(TensorMatrix<T> x) {
        int n = x.numCols();
        TensorMatrix<T> first = x.extractMatrix(0, 1, 0, n - 1);
        TensorMatrix<T> next = x.extractMatrix(0, 1, 1, n);
        TensorMatrix<T> a = first.plus(-1);
        TensorMatrix<T> b = next.minus(first.elementMult(first));
        return a.elementMult(a).plus(b.elementMult(b).scale(100)).elementSum();
    }

    private static <T> TensorMatrix<T> ring(TensorMatrix<T> x) {
        int n = x.numCols();
        TensorMatrix<T> next = n == 1 ? x : x.extractMatrix(0, 1, 1, n).concatColumns(x.extractMatrix(0, 1, 0, 1));
        return x.elementMult(next).sigmoid().elementSum();
    }
}
