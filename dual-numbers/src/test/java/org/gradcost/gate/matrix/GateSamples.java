package org.gradcost.gate.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Arguments for every registered gate: of all pairs of the shapes below, those that the gate does not refuse. A new
 * gate has its samples as soon as it is registered.
 */
public final class GateSamples {
    private static final int[][] SHAPES = {{1, 1}, {1, 4}, {4, 1}, {3, 1}, {3, 3}, {3, 4}, {4, 3}, {4, 4}};

    /** One gate with one or two arguments: the gate is {@code unary} or {@code binary}, the other is null. */
    public record Sample(UnaryMatrixGate unary, BinaryMatrixGate binary, DMatrixRMaj[] x) {
        /** The gate lifted into the mode of the arguments. */
        public <M extends Matrix<M>> M apply(M[] a) {
            return unary != null ? a[0].apply(unary) : a[0].apply(binary, a[1]);
        }

        /** The name of the gate. */
        public String gate() {
            return unary != null ? unary.name() : binary.name();
        }

        @Override
        public String toString() {
            return unary != null
                    ? unary.name() + " of " + Shapes.of(x[0])
                    : binary.name() + " of " + Shapes.of(x[0]) + " by " + Shapes.of(x[1]);
        }
    }

    private GateSamples() {}

    /** A registered gate: {@code unary} or {@code binary}, the other is null. */
    public record Gate(UnaryMatrixGate unary, BinaryMatrixGate binary) {

        /** At least one, or an error. */
        public List<Sample> samples(SplittableRandom random) {
            List<Sample> samples = new ArrayList<>();
            for (int[] first : SHAPES) {
                if (unary != null) {
                    DMatrixRMaj a = wellConditioned(first[0], first[1], random);
                    if (unary.name().equals("cholesky") && a.numRows == a.numCols) {
                        a = CommonOps_DDRM.multTransB(a, a, null); // positive definite
                    }
                    if (accepts(unary, a)) {
                        samples.add(new Sample(unary, null, new DMatrixRMaj[] {a}));
                    }
                } else {
                    for (int[] second : SHAPES) {
                        DMatrixRMaj a = wellConditioned(first[0], first[1], random);
                        DMatrixRMaj b = wellConditioned(second[0], second[1], random);
                        if (accepts(binary, a, b)) {
                            samples.add(new Sample(null, binary, new DMatrixRMaj[] {a, b}));
                        }
                    }
                }
            }
            if (samples.isEmpty()) {
                throw new AssertionError("no sample for " + this);
            }
            return samples;
        }

        @Override
        public String toString() {
            return unary != null ? unary.name() : binary.name();
        }
    }

    /** Every registered gate. */
    public static List<Gate> gates() {
        return Stream.concat(
                        MatrixGates.unary().stream().map(gate -> new Gate(gate, null)),
                        MatrixGates.binary().stream().map(gate -> new Gate(null, gate)))
                .toList();
    }

    /**
     * Positive, inside the domain of every gate, with one large element a row, far from singular. These are not on the
     * diagonal but next to it, so that an LU decomposition has to pivot, and by more than an exchange.
     */
    public static DMatrixRMaj wellConditioned(int rows, int cols, SplittableRandom random) {
        DMatrixRMaj m = new DMatrixRMaj(rows, cols);
        for (int i = 0; i < m.getNumElements(); i++) {
            m.data[i] = random.nextDouble(0.5, 1.5);
        }
        for (int i = 0; i < Math.min(rows, cols); i++) {
            m.add(i, (i + 1) % cols, 4);
        }
        return m;
    }

    /** Elements in [−1, 1): tangents and adjoints. */
    public static DMatrixRMaj direction(DMatrixRMaj like, SplittableRandom random) {
        DMatrixRMaj m = like.createLike();
        for (int i = 0; i < m.getNumElements(); i++) {
            m.data[i] = random.nextDouble(-1, 1);
        }
        return m;
    }

    static boolean accepts(UnaryMatrixGate gate, DMatrixRMaj a) {
        try {
            gate.shape(a, new DMatrixRMaj());
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    static boolean accepts(BinaryMatrixGate gate, DMatrixRMaj a, DMatrixRMaj b) {
        try {
            gate.shape(a, b, new DMatrixRMaj());
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
