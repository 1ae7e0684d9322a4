package org.gradcost.peers;

import java.util.List;
import java.util.Set;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.Helmholtz;
import org.gradcost.family.learning.Gmm;
import org.gradcost.family.learning.Mlp;
import org.gradcost.family.learning.Softmax;
import org.gradcost.family.learning.Svm;
import org.gradcost.family.linalg.MatMul;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * Gradients written by hand with OpenBLAS, as a bound given by the machine's matrix products, for the families that consist
 * almost only of products. Matrices are off-heap, since a call with Java arrays copies all three of them.
 */
public final class OpenBlas extends PeerMode {

    private static final Set<Class<?>> FAMILIES =
            Set.of(Gmm.class, Helmholtz.class, MatMul.class, Mlp.class, Softmax.class, Svm.class);

    public OpenBlas() {
        super("openblas");
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public ModeTraits traits() {
        return through("JavaCPP", traits(Direction.NONE, Kind.HAND, "OpenBLAS", "openblas", "C", 190))
                .with(new Usage(
                        "products of matrices, as a bound for the families that consist of them",
                        "gradients by hand; matrices are off-heap, since a call with Java arrays copies them",
                        "use several cores"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.MATRIX);
    }

    @Override
    public String purpose() {
        return "functions of matrices whose gradient is written by hand with OpenBLAS";
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        Class<?> family = problem.getClass().getEnclosingClass();
        return family != null && FAMILIES.contains(family) ? gates() : List.of();
    }

    @Override
    public boolean hasThreads(Problem problem) {
        return true;
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        openblas_nolapack.blas_set_num_threads(threads);
        MatrixCircuit circuit = (MatrixCircuit) problem;
        Class<?> family = problem.getClass().getEnclosingClass();
        if (family == MatMul.class) {
            return new SumOfSquares(circuit);
        }
        if (family == Helmholtz.class) {
            return new BlasHelmholtz(circuit);
        }
        if (family == Gmm.class) {
            return new BlasMixture(circuit);
        }
        return new BlasNetwork(circuit, family == Svm.class ? BlasNetwork::hinge : BlasNetwork::crossEntropy);
    }

    /** The function ‖A·B‖², whose gradient is D·Bᵀ and Aᵀ·D with D = 2·A·B. */
    private static final class SumOfSquares implements Differentiator {

        private final BlasMatrix a;
        private final BlasMatrix b;
        private final BlasMatrix product;
        private final BlasMatrix ofA;
        private final BlasMatrix ofB;
        private final double[] elements;

        SumOfSquares(MatrixCircuit problem) {
            int[][] shapes = problem.shapes();
            a = new BlasMatrix(shapes[0][0], shapes[0][1]);
            b = new BlasMatrix(shapes[1][0], shapes[1][1]);
            ofA = new BlasMatrix(shapes[0][0], shapes[0][1]);
            ofB = new BlasMatrix(shapes[1][0], shapes[1][1]);
            product = new BlasMatrix(shapes[0][0], shapes[1][1]);
            elements = new double[product.size()];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            a.put(x, 0);
            b.put(x, a.size());
            product.product(1, a, b);
            product.get(elements, 0);
            double squares = 0;
            for (double element : elements) {
                squares += element * element;
            }
            ofA.productTransB(2, product, b);
            ofB.productTransA(2, a, product);
            ofA.get(gradient, 0);
            ofB.get(gradient, a.size());
            return squares;
        }
    }
}
