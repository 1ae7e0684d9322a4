package org.gradcost.family.dynamics;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadder;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.CalculusFieldElement;

/**
 * The energy of masses connected by springs, {@code ½·Σ_e k_e·(|p_a − p_b| − l_e)²} over springs e from a mass a to a mass b,
 * drawn at random: a sum over the edges of a graph, as in meshes and molecules. n = 3·(number of masses), with four springs each.
 *
 * <p>With d = p_a − p_b and r = |d|, the contribution to p_a is {@code k·(1 − l/r)·d}, and its negative to p_b. If r = 0 the
 * gradient does not exist.
 *
 * <p>Source: A. Nealen, M. Müller, R. Keiser, E. Boxerman and M. Carlson, "Physically based deformable models in computer
 * graphics", Computer Graphics Forum 25, 2006.
 */
public final class Springs extends SizeLadderFamily {

    private static final int OF_A_MASS = 4;

    /** The sizes: from two masses to as many as have springs that fit an array. */
    private static final SizeLadder SIZES =
            new SizeLadder((Integer.MAX_VALUE - 8) / OF_A_MASS - 1, step -> 3L * (step + 2));

    public Springs() {
        super(SIZES);
    }

    @Override
    public String name() {
        return "springs";
    }

    @Override
    public String formula() {
        return "½·Σ_e k_e·(|p_a − p_b| − l_e)²; n/3 masses, four times as many springs e from a to b";
    }

    @Override
    public String inputs() {
        return "coordinates uniform in [−1, 1), k and l in [½, 3/2); ends of springs drawn at random";
    }

    @Override
    public String source() {
        return "Nealen, Müller, Keiser, Boxerman and Carlson 2006";
    }

    @Override
    public Problem problem(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int masses = n / 3;
        int count = OF_A_MASS * masses;
        int[] from = new int[count];
        int[] to = new int[count];
        for (int e = 0; e < count; e++) {
            from[e] = random.nextInt(masses);
            to[e] = (from[e] + 1 + random.nextInt(masses - 1)) % masses; // any other mass
        }
        double[] stiffness = random.doubles(count, 0.5, 1.5).toArray();
        double[] length = random.doubles(count, 0.5, 1.5).toArray();
        return new Graph(random.doubles(n, -1, 1).toArray(), from, to, stiffness, length);
    }

    /**
     * Springs between points.
     *
     * @param inputs coordinates of the points, three each
     * @param from one end of each spring
     * @param to other end of each spring
     * @param stiffness of each spring
     * @param length of each spring at rest
     */
    public record Graph(double[] inputs, int[] from, int[] to, double[] stiffness, double[] length)
            implements ScalarCircuit {

        @Override
        public Map<String, Object> constants() {
            return Map.of("from", from, "to", to, "stiffness", stiffness, "length", length);
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int e = 0; e < from.length; e++) {
                int a = 3 * from[e];
                int b = 3 * to[e];
                T dx = x[a].subtract(x[b]);
                T dy = x[a + 1].subtract(x[b + 1]);
                T dz = x[a + 2].subtract(x[b + 2]);
                T r = dx.square().add(dy.square()).add(dz.square()).sqrt();
                sum.add(r.subtract(length[e]).square().multiply(stiffness[e]));
            }
            return sum.total().multiply(0.5);
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int e = 0; e < from.length; e++) {
                int a = 3 * from[e];
                int b = 3 * to[e];
                double dx = x[a] - x[b];
                double dy = x[a + 1] - x[b + 1];
                double dz = x[a + 2] - x[b + 2];
                double stretch = Math.sqrt(dx * dx + dy * dy + dz * dz) - length[e];
                sum += stiffness[e] * stretch * stretch;
            }
            return sum / 2;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int e = 0; e < from.length; e++) {
                int a = 3 * from[e];
                int b = 3 * to[e];
                double dx = x[a] - x[b];
                double dy = x[a + 1] - x[b + 1];
                double dz = x[a + 2] - x[b + 2];
                double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
                double force = stiffness[e] * (r - length[e]);
                sum += force * (r - length[e]);
                double share = force / r;
                gradient[a] += share * dx;
                gradient[a + 1] += share * dy;
                gradient[a + 2] += share * dz;
                gradient[b] -= share * dx;
                gradient[b + 1] -= share * dy;
                gradient[b + 2] -= share * dz;
            }
            return sum / 2;
        }
    }
}
