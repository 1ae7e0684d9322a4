package org.gradcost.tape.random;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;

/**
 * Runs a circuit of matrices in all modes: ⟨v, J·u⟩ forward is ⟨Jᵀ·v, u⟩ in reverse, and the slope of ⟨v, f⟩ along u; and uᵀ·H·u
 * by forward over reverse is the slope of ⟨v, J·u⟩ along u.
 */
final class MatrixJudge {
    private static final double MODES = 1e-12;
    private static final double TRUTH = 1e-9;

    /** Of the differences: from the first on, each half of the one before. */
    private static final double FIRST_STEP = 4e-3;

    private static final int STEPS = 6;

    /** Of so many seeds one has its second derivatives judged too. */
    private static final int SECOND_ORDER = 3;

    private final MatrixTape tape = new MatrixTape();

    /** @param smooth whether differences could judge, which they cannot across a kink */
    record Judgement(Optional<String> wrong, boolean smooth) {}

    Judgement judge(MatrixCircuit circuit, long seed) {
        DMatrixRMaj[] u = MatrixGenerator.direction(circuit, seed);
        List<MatrixDual> forward = circuit.run(MatrixDual.along(circuit.point(), u));
        MatrixDual pushed = forward.get(forward.size() - 1);
        DMatrixRMaj v = GateSamples.direction(pushed.value(), new SplittableRandom(seed));
        double derivative = inner(v, pushed.tangent(0));

        MatrixVariable[] x = tape.inputs(circuit.point());
        List<MatrixVariable> recorded = circuit.run(x);
        tape.pullback(recorded.get(recorded.size() - 1), v);
        double pulled = 0;
        double scale = 0;
        for (int i = 0; i < x.length; i++) {
            pulled += inner(x[i].adjoint(), u[i]);
            scale += size(x[i].adjoint());
        }
        // An inner value is a factor of what comes after: no path is larger than such a product, where slopes are tame.
        for (int k = 0; k < recorded.size(); k++) {
            scale = Math.max(scale, size(forward.get(k).tangent(0)) * reach(recorded.get(k)));
        }
        if (!(Math.abs(derivative - pulled) <= MODES * scale)) {
            return new Judgement(
                    Optional.of(
                            String.format(Locale.ROOT, "forward %s, reverse %s, scale %s", derivative, pulled, scale)),
                    true);
        }
        Judgement first = againstDifferences(circuit, u, v, derivative, scale);
        boolean also = first.wrong().isEmpty() && first.smooth() && seed % SECOND_ORDER == 0;
        return also ? secondOrder(circuit, u, v, scale) : first;
    }

    /** Judges uᵀ·H·u of ⟨v, f⟩, from one walk back with tangents, by differences of ⟨v, J·u⟩ along u. */
    private Judgement secondOrder(MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double scale) {
        MatrixVariable[] x = tape.inputs(circuit.point());
        List<MatrixVariable> recorded = circuit.run(x);
        MatrixVariable last = recorded.get(recorded.size() - 1);
        tape.hvp(last.dot(last.constant(v)), u);
        double curvature = 0;
        double scaleOfSecond = scale;
        for (int i = 0; i < x.length; i++) {
            curvature += inner(x[i].adjointTangent(), u[i]);
            scaleOfSecond += size(x[i].adjointTangent());
        }
        return againstDifferences(h -> slope(circuit, u, v, h), curvature, scaleOfSecond, "second derivative");
    }

    private static double reach(MatrixVariable x) {
        return size(x.adjoint());
    }

    private static Judgement againstDifferences(
            MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double derivative, double scale) {
        return againstDifferences(h -> value(circuit, u, v, h), derivative, scale, "forward and reverse");
    }

    private static Judgement againstDifferences(
            DoubleUnaryOperator function, double derivative, double scale, String what) {
        double bound = TRUTH * (1 + scale); // values of size 1 and more round, however small the slope
        Differences differences = Differences.of(h -> orNaN(function, h), FIRST_STEP, STEPS);
        if (!(differences.error() <= bound / 10)) {
            return new Judgement(Optional.empty(), false);
        }
        boolean near = Math.abs(differences.derivative() - derivative) <= bound;
        return new Judgement(
                near
                        ? Optional.empty()
                        : Optional.of(what + " " + derivative + ", by differences " + differences.derivative()),
                true);
    }

    private static double orNaN(DoubleUnaryOperator function, double h) {
        try {
            return function.applyAsDouble(h);
        } catch (SingularMatrixException | IllegalArgumentException outside) {
            return Double.NaN; // a step across a jump or an edge of the domain: no difference can judge
        }
    }

    private static double value(MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double h) {
        return inner(v, last(circuit, u, h).value());
    }

    private static double slope(MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double h) {
        return inner(v, last(circuit, u, h).tangent(0));
    }

    /** Returns the last value, moving along u, where the inputs have moved by h·u. */
    private static MatrixDual last(MatrixCircuit circuit, DMatrixRMaj[] u, double h) {
        DMatrixRMaj[] x = new DMatrixRMaj[u.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = circuit.point()[i].copy();
            for (int k = 0; k < x[i].getNumElements(); k++) {
                x[i].data[k] += h * u[i].data[k];
            }
        }
        List<MatrixDual> values = circuit.run(MatrixDual.along(x, u));
        return values.get(values.size() - 1);
    }

    private static double size(DMatrixRMaj a) {
        return Math.sqrt(inner(a, a));
    }

    private static double inner(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }
}
