package org.gradcost.family.analytic;

import java.util.SplittableRandom;
import org.gradcost.family.FactorChain;
import org.gradcost.family.Family;
import org.gradcost.family.NaturalCircuit;
import org.gradcost.family.Problem;
import org.gradcost.gate.Functions;
import org.gradcost.gate.kernel.NormalNumbers;
import org.hipparchus.CalculusFieldElement;

/**
 * Speelpenning's product, {@code Π x_i}: n − 1 multiplications in one chain, the cheapest possible gates.
 *
 * <p>{@code ∂/∂x_i = Π_{j≠i} x_j} is computed as prefix product times suffix product, without a division, so that a factor of 0
 * does no harm.
 *
 * <p>The gradient by hand uses eight {@linkplain InterleavedProduct interleaved chains}; if a partial product of these is not a
 * normal number, it multiplies the factors sequentially.
 *
 * <p>Inputs are near 1, and nearer for larger n, so that the product neither overflows nor underflows for 10⁸ of them.
 *
 * <p>Source: B. Speelpenning, <em>Compiling Fast Partial Derivatives of Functions Given by Algorithms</em>, thesis, University of
 * Illinois, 1980; ADOL-C's first example.
 */
public final class Product implements Family {

    @Override
    public String name() {
        return "product";
    }

    @Override
    public String formula() {
        return "Π x_i";
    }

    @Override
    public String inputs() {
        return "1 + (u − ½)/√n, u uniform in [0, 1)";
    }

    @Override
    public String source() {
        return "Speelpenning 1980; ADOL-C";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public Problem problem(int n, long seed) {
        double spread = 1 / Math.sqrt(n);
        return new Chain(new SplittableRandom(seed)
                .doubles(n)
                .map(u -> 1 + (u - 0.5) * spread)
                .toArray());
    }

    private record Chain(double[] inputs) implements FactorChain, NaturalCircuit {

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return Functions.product(x);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T natural(T[] x) {
            T product = x[0];
            for (int i = 1; i < x.length; i++) {
                product = product.multiply(x[i]);
            }
            return product;
        }

        @Override
        public double primal(double[] x, int from, int to) {
            double interleaved = InterleavedProduct.product(x, from, to);
            if (NormalNumbers.isNormal(interleaved)) {
                return interleaved;
            }
            double product = x[from];
            for (int i = from + 1; i < to; i++) {
                product *= x[i];
            }
            return product;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            double interleaved = InterleavedProduct.gradient(x, gradient);
            if (NormalNumbers.isNormal(interleaved)) {
                return interleaved;
            }
            double prefix = 1;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = prefix;
                prefix *= x[i];
            }
            double suffix = 1;
            for (int i = x.length - 1; i >= 0; i--) {
                gradient[i] *= suffix;
                suffix *= x[i];
            }
            return prefix;
        }
    }
}
