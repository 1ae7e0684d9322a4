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

    /** Whether the Jacobian of each iteration is preaccumulated. */
    private final boolean isPreaccumulated;

    private SparsityPattern found;
    private boolean isInOrder;

    /** The positions among the entries that were found, and the stated positions to which they are copied. */
    private int[] from = {};

    private int[] to = {};

    /** The stated positions of entries that were not found. */
    private int[] none = {};

    private double[] entries = {};
    private double[] outputs = {};

    private SupportEntries(
            Traceable traceable, SparsityPattern stated, ToDoubleFunction<double[]> value, boolean isPreaccumulated) {
        super(traceable);
        this.stated = stated;
        this.value = value;
        this.isPreaccumulated = isPreaccumulated;
    }

    static SupportEntries ofJacobian(MapProblem map, Granularity gates) {
        return new SupportEntries(Traceable.of(map, gates), map.pattern(), null, false);
    }

    static SupportEntries preaccumulated(MapProblem map, Granularity gates) {
        return new SupportEntries(Traceable.of(map, gates), map.pattern(), null, true);
    }

    static SupportEntries ofHessian(SecondOrderProblem second, Granularity gates) {
        Traceable function = Traceable.of(second.function(), gates);
        Traceable gradient = new Traceable(
                function.inputs(), x -> function.compiler().apply(x).gradientMap(), true, function.data());
        return new SupportEntries(gradient, second.pattern(), second.function()::primal, false);
    }

    @Override
    public double gradient(double[] x, double[] derivatives) {
        try {
            CompiledFunction map = compiledAt(x);
            if (!computes(map, x, derivatives)) {
                evaluate(map, x);
                computes(map, x, derivatives);
            }
        } catch (TraceTooLongException | ValueReadException e) {
            throw refused(e);
        }
        if (!isInOrder) {
            copyEntries(derivatives);
        }
        return value == null ? MapProblem.squares(outputs) : value.applyAsDouble(x);
    }

    /** Computes the entries, and the outputs if they are wanted; not if another trace with another pattern holds at this point. */
    private boolean computes(CompiledFunction map, double[] x, double[] derivatives) {
        follow(map.jacobianPattern());
        double[] results = isInOrder ? derivatives : entries;
        try {
            if (isPreaccumulated) {
                map.preaccumulatedJacobian(x, data(), outputs, results);
            } else if (value == null) {
                map.jacobianBySupport(x, data(), outputs, results);
            } else {
                map.jacobianBySupport(x, data(), results);
            }
        } catch (IllegalArgumentException e) {
            if (map.comparesValues()) {
                return false; // a pattern with another number of entries
            }
            throw e;
        }
        return map.jacobianPattern() == found;
    }

    /** Computes the outputs, which selects the trace of this point and its pattern. */
    private void evaluate(CompiledFunction map, double[] x) {
        map.values(x, data(), outputs);
    }

    private void follow(SparsityPattern pattern) {
        if (pattern == found) {
            return;
        }
        found = pattern;
        outputs = new double[stated.rows()];
        isInOrder = Arrays.equals(pattern.start(), stated.start()) && Arrays.equals(pattern.column(), stated.column());
        int[] places = new int[stated.entries()];
        int missing = 0;
        for (int row = 0; row < stated.rows(); row++) {
            for (int e = stated.start()[row]; e < stated.start()[row + 1]; e++) {
                places[e] = Arrays.binarySearch(
                        pattern.column(), pattern.start()[row], pattern.start()[row + 1], stated.column()[e]);
            }
        }
        for (int place : places) {
            missing += place < 0 ? 1 : 0;
        }
        from = new int[places.length - missing];
        to = new int[places.length - missing];
        none = new int[missing];
        int copied = 0;
        for (int e = 0; e < places.length; e++) {
            if (places[e] < 0) {
                none[e - copied] = e;
            } else {
                from[copied] = places[e];
                to[copied++] = e;
            }
        }
        entries = new double[pattern.entries()];
    }

    /** Copies the entries to their stated positions. */
    private void copyEntries(double[] derivatives) {
        for (int e = 0; e < from.length; e++) {
            derivatives[to[e]] = entries[from[e]];
        }
        for (int e : none) {
            derivatives[e] = 0;
        }
    }
}
