package org.gradcost.tape;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gradcost.dual.VectorDual;

/** The counterpart of {@link HotCircuit} in forward mode: circuits of ordinary operators along 32 directions at once. */
final class HotTangents {

    private static final int N = 200;
    private static final int WIDTH = 32;

    private HotTangents() {}

    public static void main(String[] args) throws Exception {
        VectorDual[] x = new VectorDual[N];
        double[] point = new SplittableRandom(1).doubles(N, 0.5, 1.5).toArray();
        double all = 0;
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000L;
        while (System.nanoTime() < end) {
            point[0] = Math.nextUp(point[0]);
            Arrays.setAll(x, i -> VectorDual.variable(point[i], i % WIDTH, WIDTH));
            all += distances(x).add(ratios(x)).add(chain(x)).tangent(0);
        }
        HotCircuit.printCode();
        System.out.println("sum " + all);
    }

    private static VectorDual distances(VectorDual[] x) {
        VectorDual sum = x[0];
        for (int i = 0; i + 8 < x.length; i++) {
            VectorDual inner = x[i].subtract(x[i + 8]).multiply(x[i + 1]);
            for (int j = 2; j < 8; j++) {
                inner = inner.add(x[i + j].subtract(x[i]).multiply(x[j]));
            }
            sum = sum.add(inner.square().multiply(0.5).negate().exp());
        }
        return sum;
    }

    private static VectorDual ratios(VectorDual[] x) {
        VectorDual sum = x[1];
        for (int i = 0; i + 3 < x.length; i++) {
            VectorDual a = x[i].multiply(x[i + 1]).add(x[i + 2]);
            VectorDual b =
                    x[i + 2].multiply(x[i + 3]).subtract(x[i].multiply(2)).add(10);
            sum = sum.add(a.divide(b).atan2(x[i + 1])).subtract(a.multiply(b).log());
        }
        return sum;
    }

    private static VectorDual chain(VectorDual[] x) {
        VectorDual y = x[2];
        for (VectorDual each : x) {
            y = y.multiply(each).add(each.sin()).multiply(0.5);
        }
        return y;
    }
}
