package org.gradcost.mode;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.gradcost.family.MapProblem;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/**
 * The entries of a Jacobian by static support, in one pass, for a function with several outputs, or for a gradient, whose
 * Jacobian is a Hessian.
 */
final class SupportEntries extends CompiledDifferentiator {

    private final SparsityPattern stated;

    /** The value at a point, if it is not computed from the outputs. */
    private final ToDoubleFunction<double[]> value;

    private SparsityPattern found;
    private boolean isInOrder;

    /** The position of each stated entry among those found; negative for an entry that was not found. */
    private int[] places = {};

    private double[] entries = {};
    private double[] outputs = {};

    private SupportEntries(Traceable traceable, SparsityPattern stated, ToDoubleFunction<double[]> value) {
        super(traceable);
        this.stated = stated;
        this.value = value;
    }

    static SupportEntries ofJacobian(MapProblem map, Granularity gates) {
        return new SupportEntries(Traceable.of(map, gates), map.pattern(), null);
    }

    static SupportEntries ofHessian(SecondOrderProblem second, Granularity gates) {
        Traceable function = Traceable.of(second.function(), gates);
        Traceable gradient = new Traceable(
                function.inputs(), x -> function.compiler().apply(x).gradientMap(), true, function.data());
        return new SupportEntries(gradient, second.pattern(), second.function()::primal);
    }

    @Override
    public double gradient(double[] x, double[] derivatives) {
        try {
            CompiledFunction map = compiledAt(x);
            if (value == null || map.comparesValues()) {
                evaluate(map, x);
            }
            follow(map.jacobianPattern());
            map.jacobianBySupport(x, data(), isInOrder ? derivatives : entries);
        } catch (TraceTooLongException | ValueReadException e) {
            throw refused(e);
        }
        for (int e = 0; !isInOrder && e < places.length; e++) {
            derivatives[e] = places[e] < 0 ? 0 : entries[places[e]];
        }
        return value == null ? MapProblem.squares(outputs) : value.applyAsDouble(x);
    }

    /** Computes the outputs, which also selects the trace of this point and its pattern. */
    private void evaluate(CompiledFunction map, double[] x) {
        if (outputs.length != map.outputs()) {
            outputs = new double[map.outputs()];
        }
        map.values(x, data(), outputs);
    }

    private void follow(SparsityPattern pattern) {
        if (pattern == found) {
            return;
        }
        found = pattern;
        isInOrder = Arrays.equals(pattern.start(), stated.start()) && Arrays.equals(pattern.column(), stated.column());
        places = new int[stated.entries()];
        for (int row = 0; row < stated.rows(); row++) {
            for (int e = stated.start()[row]; e < stated.start()[row + 1]; e++) {
                places[e] = Arrays.binarySearch(
                        pattern.column(), pattern.start()[row], pattern.start()[row + 1], stated.column()[e]);
            }
        }
        entries = new double[pattern.entries()];
    }
}
