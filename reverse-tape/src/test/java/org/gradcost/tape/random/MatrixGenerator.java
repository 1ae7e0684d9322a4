package org.gradcost.tape.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.SingularMatrixException;
import org.gradcost.dual.MatrixDual;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.GateSamples;
import org.gradcost.gate.matrix.MatrixGates;
import org.gradcost.gate.matrix.UnaryMatrixGate;

/** Makes a circuit of a seed: of shapes up to 8×8, and of steps whose values and tangents stay in range. */
final class MatrixGenerator {
    static final int FEWEST = 3;
    static final int MOST = 300;
    private static final int TRIES = 2000;
    private static final int WIDEST = 8;
    private static final double LARGE = 50;
    private static final double STEEP = 100;

    static final List<Object> GATES = new ArrayList<>();

    static {
        GATES.addAll(MatrixGates.unary());
        GATES.addAll(MatrixGates.binary());
    }

    private static final Set<String> INVERSES = Set.of("invert", "solve", "logDeterminant");

    private final SplittableRandom random;
    private final List<MatrixDual> values = new ArrayList<>();

    private MatrixGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    static MatrixCircuit circuit(long seed) {
        return new MatrixGenerator(seed).circuit();
    }

    /** A direction for the inputs of a circuit, the same for the same seed. */
    static DMatrixRMaj[] direction(MatrixCircuit circuit, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Arrays.stream(circuit.point())
                .map(x -> GateSamples.direction(x, random))
                .toArray(DMatrixRMaj[]::new);
    }

    private MatrixCircuit circuit() {
        DMatrixRMaj[] point = new DMatrixRMaj[random.nextInt(1, 4)];
        for (int i = 0; i < point.length; i++) {
            int rows = random.nextInt(1, 5);
            point[i] = GateSamples.wellConditioned(rows, random.nextBoolean() ? rows : random.nextInt(1, 5), random);
        }
        List<MatrixCircuit.Step> steps = new ArrayList<>();
        DMatrixRMaj[] direction = direction(new MatrixCircuit(point, steps), random.nextLong());
        values.addAll(Arrays.asList(MatrixDual.along(point, direction)));
        int length = (int) Math.exp(random.nextDouble(Math.log(FEWEST), Math.log(MOST + 1)));
        for (int tries = 0; steps.size() < length && tries < TRIES; tries++) {
            MatrixCircuit.Step step = step();
            MatrixDual value = result(step);
            // Some steps that do not move, such as a power 0, but not the last: with slope 0 there is nothing to judge.
            boolean maybeStill = steps.size() < length - 1 && random.nextInt(4) == 0;
            if (value != null && tame(value) && (maybeStill || moves(value))) {
                values.add(value);
                steps.add(step);
            }
        }
        return new MatrixCircuit(point, steps);
    }

    private MatrixCircuit.Step step() {
        Object gate = GATES.get(random.nextInt(GATES.size()));
        return gate instanceof UnaryMatrixGate unary
                ? new MatrixCircuit.Step(unary, null, any(), 0)
                : new MatrixCircuit.Step(null, (BinaryMatrixGate) gate, any(), any());
    }

    private int any() {
        int size = values.size();
        return random.nextBoolean() ? size - 1 - random.nextInt(Math.min(4, size)) : random.nextInt(size);
    }

    /** Null where the gate refuses the shapes, or a matrix that is singular or indefinite or almost. */
    private MatrixDual result(MatrixCircuit.Step step) {
        try {
            boolean inverse = INVERSES.contains(step.name());
            if (inverse && !(largest(values.get(step.first()).invert().value()) <= LARGE)) {
                return null;
            }
            MatrixDual result = step.apply(values);
            boolean indefinite =
                    step.name().equals("cholesky") && !(largest(result.invert().value()) <= LARGE);
            return indefinite ? null : result;
        } catch (IllegalArgumentException | SingularMatrixException refused) {
            return null;
        }
    }

    private static boolean moves(MatrixDual x) {
        return largest(x.tangent(0)) >= 1 / STEEP;
    }

    private static boolean tame(MatrixDual x) {
        return x.numRows() <= WIDEST
                && x.numCols() <= WIDEST
                && largest(x.value()) <= LARGE
                && largest(x.tangent(0)) <= STEEP
                && largest(x.value()) >= 1 / LARGE;
    }

    private static double largest(DMatrixRMaj a) {
        double largest = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            largest = Math.max(largest, Math.abs(a.data[i])); // which keeps a NaN
        }
        return largest;
    }
}
