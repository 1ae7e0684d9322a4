package org.gradcost.family.learning;

import java.util.Map;
import org.gradcost.family.SizeLadder;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.kernel.Products;
import org.hipparchus.CalculusFieldElement;

/**
 * A linear classifier on real data, {@code S = X·W + b} with the penalty {@code λ/2·Σ W_kj²}, λ = 0.01, which {@link Svm} and
 * {@link Softmax} regression have in common. They differ in the loss that they compute from the scores S.
 *
 * <p>With f features and c classes, n = c·(f + 1). Up to 15 weights the data are iris with f = 1 … 4 and c = 3; beyond that they
 * are the digits with f = 1 … 64 and c = 10, up to n = 650.
 */
record LinearModel(Batch batch, Affine layer) {

    private static final int IRIS_SIZES = 4;
    private static final int DIGIT_SIZES = 64;

    static final SizeLadder SIZES = new SizeLadder(
            IRIS_SIZES + DIGIT_SIZES, step -> step < IRIS_SIZES ? size(step + 1, 3) : size(step - IRIS_SIZES + 1, 10));

    private static final double LAMBDA = 0.01;

    /** Returns the model with n weights. */
    static LinearModel ofSize(int n) {
        int step = SIZES.step(n);
        Batch batch =
                step < IRIS_SIZES ? Batch.of(Data.iris(), step + 1) : Batch.of(Data.digits(), step - IRIS_SIZES + 1);
        return new LinearModel(batch, new Affine(Batch.SAMPLES, batch.features(), batch.classes(), 0));
    }

    /** Returns the model of all pixels of the digits. */
    static LinearModel ofImages() {
        Batch batch = Batch.of(Data.images(), DIGIT_SIZES);
        return new LinearModel(batch, new Affine(Batch.SAMPLES, batch.features(), batch.classes(), 0));
    }

    /** Returns the features, a row per sample, the class of each, and λ. */
    Map<String, Object> constants() {
        return Map.of("features", batch.rows(), "labels", batch.labels(), "lambda", LAMBDA);
    }

    /** Returns the number of weights in the model. */
    int size() {
        return layer.size();
    }

    private static int size(int features, int classes) {
        return classes * (features + 1);
    }

    /** Returns the number of weights that are penalised: those of W, which come first, but not those of b. */
    private int penalized() {
        return batch.features() * batch.classes();
    }

    double penalty(double[] weights) {
        return LAMBDA / 2 * Products.dot(weights, 0, weights, 0, penalized());
    }

    void addPenaltyGradient(double[] weights, double[] gradient) {
        for (int i = 0; i < penalized(); i++) {
            gradient[i] += LAMBDA * weights[i];
        }
    }

    <T extends CalculusFieldElement<T>> T penalty(T[] weights) {
        Sum<T> sum = Functions.sum(weights[0].newInstance(0));
        sum.addDot(penalized(), weights, 0, 1, weights, 0, 1);
        return sum.total().multiply(LAMBDA / 2);
    }

    <M extends Matrix<M>> M penalty(M w) {
        return w.sumOfSquares().scale(LAMBDA / 2);
    }

    <M extends Matrix<M>> M scores(M x, M w, M b) {
        return x.mult(w).plusRow(b);
    }
}
