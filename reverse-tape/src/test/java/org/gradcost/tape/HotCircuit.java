package org.gradcost.tape;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A program that records large circuits of ordinary operators for some seconds and prints the code that HotSpot made of it,
 * for {@link CodeSizeTest}.
 */
final class HotCircuit {

    private static final int N = 400;

    private HotCircuit() {}

    public static void main(String[] args) throws Exception {
        Tape tape = new Tape();
        Variable[] x = new Variable[N];
        double[] point = new SplittableRandom(1).doubles(N, 0.5, 1.5).toArray();
        double[] gradient = new double[N];
        double all = 0;
        long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000L;
        while (System.nanoTime() < end) {
            point[0] = Math.nextUp(point[0]);
            tape.inputs(point, x);
            tape.gradient(distances(x).add(ratios(x)).add(chain(x)), gradient);
            all += gradient[N - 1];
        }
        printCode();
        System.out.println("sum " + all);
    }

    /** Prints the code of every compiled method: its level, name, and where it is in memory. */
    static void printCode() throws JMException {
        Object list = ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerCodelist", null, null);
        System.out.println(list);
    }

    /** Differences, squares and sums, as of a mixture of normal distributions. */
    private static Variable distances(Variable[] x) {
        Variable sum = x[0];
        for (int i = 0; i + 8 < x.length; i++) {
            Variable inner = x[i].subtract(x[i + 8]).multiply(x[i + 1]);
            for (int j = 2; j < 8; j++) {
                inner = inner.add(x[i + j].subtract(x[i]).multiply(x[j]));
            }
            sum = sum.add(inner.square().multiply(0.5).negate().exp());
        }
        return sum;
    }

    private static Variable ratios(Variable[] x) {
        Variable sum = x[1];
        for (int i = 0; i + 3 < x.length; i++) {
            Variable a = x[i].multiply(x[i + 1]).add(x[i + 2]);
            Variable b = x[i + 2].multiply(x[i + 3]).subtract(x[i].multiply(2)).add(10);
            sum = sum.add(a.divide(b).atan2(x[i + 1])).subtract(a.multiply(b).log());
        }
        return sum;
    }

    private static Variable chain(Variable[] x) {
        Variable y = x[2];
        for (Variable each : x) {
            y = y.multiply(each).add(each.sin()).multiply(0.5);
        }
        return y;
    }
}
