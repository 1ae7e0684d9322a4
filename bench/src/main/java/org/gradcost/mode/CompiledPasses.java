package org.gradcost.mode;

import org.gradcost.family.MapProblem;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/**
 * Derivatives by passes of a compiled function, each in the next few directions, or for the next few weight vectors of the
 * outputs.
 */
abstract class CompiledPasses extends CompiledDifferentiator implements ManyPasses {

    private final TracedDirections directions;
    final int width;
    final double[] point;
    private double[][] seeds = {};
    private double[][] results = {};

    /** The sum of the squared outputs of a function with several outputs, which is its value in comparisons. */
    private double squares;

    /** Creates passes with at most {@code width} directions. */
    CompiledPasses(Traceable traceable, TracedDirections directions, int width) {
        super(traceable);
        this.directions = directions;
        this.width = width;
        this.point = traceable.inputs().clone();
    }

    /** Computes the results for some directions, and returns the value of a function with one output. */
    abstract double compute(CompiledFunction function, double[] x, double[][] seeds, double[][] results);

    /** Returns the length of a direction. */
    abstract int seedLength(CompiledFunction function);

    /** Returns the length of a result. */
    abstract int resultLength(CompiledFunction function);

    @Override
    public final void moveTo(double[] x) {
        System.arraycopy(x, 0, point, 0, point.length);
        try {
            CompiledFunction function = compiledAt(point);
            if (isMap()) {
                double[] outputs = new double[function.outputs()];
                function.values(point, data(), outputs);
                squares = MapProblem.squares(outputs);
            } else if (directions.followTheTrace()) {
                function.value(point, data()); // selects the trace of this point
            }
        } catch (TraceTooLongException | ValueReadException e) {
            throw refused(e);
        }
    }

    @Override
    public final int passes() {
        return (directions.of(this).count() + width - 1) / width;
    }

    @Override
    public final double pass(int pass, double[] derivatives) {
        try {
            return pass(compiled(), pass * width, derivatives);
        } catch (TraceTooLongException | ValueReadException e) {
            throw refused(e);
        }
    }

    private double pass(CompiledFunction function, int first, double[] derivatives) {
        Directions present = directions.of(this);
        int count = Math.min(width, present.count() - first);
        double value = pass(function, present, first, count, derivatives);
        return isMap() ? squares : value;
    }

    /** Runs a pass with {@code count} directions from the given one on, and returns the value of a function with one output. */
    double pass(CompiledFunction function, Directions present, int first, int count, double[] derivatives) {
        if (count != seeds.length) {
            seeds = new double[count][seedLength(function)];
            results = new double[count][resultLength(function)];
        }
        for (int k = 0; k < count; k++) {
            present.mark(first + k, seeds[k]);
        }
        double value = compute(function, point, seeds, results);
        for (int k = 0; k < count; k++) {
            present.clear(first + k, seeds[k]);
            present.take(first + k, results[k], derivatives);
        }
        return value;
    }
}
