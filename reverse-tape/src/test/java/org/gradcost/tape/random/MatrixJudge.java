package org.gradcost.tape.random;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;

/** Runs a circuit of matrices in all modes: ⟨v, J·u⟩ forward is ⟨Jᵀ·v, u⟩ in reverse, and the slope of ⟨v, f⟩ along u. */
final class MatrixJudge {
    private static final double MODES = 1e-12;
    private static final double TRUTH = 1e-9;

    /** Of the differences: from the first on, each half of the one before. */
    private static final double FIRST_STEP = 4e-3;

    private static final int STEPS = 6;

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
        return againstDifferences(circuit, u, v, derivative, scale);
    }

    private static double reach(MatrixVariable x) {
        return size(x.adjoint());
    }

    private static Judgement againstDifferences(
            MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double derivative, double scale) {
        double bound = TRUTH * (1 + scale); // values of size 1 and more round, however small the slope
        Differences differences = Differences.of(h -> value(circuit, u, v, h), FIRST_STEP, STEPS);
        if (!(differences.error() <= bound / 10)) {
            return new Judgement(Optional.empty(), false);
        }
        boolean near = Math.abs(differences.derivative() - derivative) <= bound;
        return new Judgement(
                near
                        ? Optional.empty()
                        : Optional.of(
                                "forward and reverse " + derivative + ", by differences " + differences.derivative()),
                true);
    }

    private static double value(MatrixCircuit circuit, DMatrixRMaj[] u, DMatrixRMaj v, double h) {
        MatrixDual[] x = new MatrixDual[u.length];
        for (int i = 0; i < x.length; i++) {
            DMatrixRMaj moved = circuit.point()[i].copy();
            for (int k = 0; k < moved.getNumElements(); k++) {
                moved.data[k] += h * u[i].data[k];
            }
            x[i] = MatrixDual.constantOf(moved);
        }
        try {
            List<MatrixDual> values = circuit.run(x);
            return inner(v, values.get(values.size() - 1).value());
        } catch (SingularMatrixException | IllegalArgumentException outside) {
            return Double.NaN; // a step across a jump or an edge of the domain: no difference can judge
        }
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
