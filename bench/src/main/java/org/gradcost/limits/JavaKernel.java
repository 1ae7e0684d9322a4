package org.gradcost.limits;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.gradcost.bench.WarmUp;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;

/** A mode or a function that runs in this JVM. */
final class JavaKernel implements TimedKernel {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The number of intervals after which a warm-up ends in any case. */
    private static final long MOST = 500;

    private final String name;
    private final String what;
    private final Differentiator mode;
    private final double[] x;
    private final double[] gradient;
    private double value; // keeps the evaluations alive

    private JavaKernel(String name, String what, Differentiator mode, double[] x, double[] gradient) {
        this.name = name;
        this.what = what;
        this.mode = mode;
        this.x = x;
        this.gradient = gradient;
    }

    /** Returns the value or the gradient of a problem in a mode. */
    static JavaKernel ofProblem(String name, boolean isGradient, Differentiator mode, Problem problem) {
        return new JavaKernel(
                name, isGradient ? GRADIENT : VALUE, mode, problem.inputs(), new double[problem.derivatives()]);
    }

    /** Returns a function of the elements of an array, whose results take the place of a gradient. */
    static JavaKernel ofFunction(String name, Differentiator function, double[] x) {
        return new JavaKernel(name, FUNCTION, function, x, new double[x.length]);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public Elapsed run(long calls) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        for (long i = 0; i < calls; i++) {
            value += mode.gradient(x, gradient);
        }
        wall = System.nanoTime() - wall;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        return new Elapsed(cpu / (double) calls, wall / (double) calls);
    }

    @Override
    public void warmUp(long stretch) {
        WarmUp warmUp = WarmUp.ofThisJvm(stretch, MOST * stretch);
        long start;
        do {
            start = System.nanoTime();
            value += mode.gradient(x, gradient);
        } while (!warmUp.ends(System.nanoTime() - start));
    }

    @Override
    public double[] gradient() {
        return gradient.clone();
    }

    @Override
    public String toString() {
        return name + " " + value;
    }
}
