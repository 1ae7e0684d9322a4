package org.gradcost.family.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.mode.MatrixInputs;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;
import org.junit.jupiter.api.Test;

/** Gradients and the data: how its scale reaches the weights, and what the pixels themselves get. */
class GradientOfDataTest {

    /**
     * A weight's gradient is the data times what comes back: with data times 1000 it is 1000 times as large, and so would
     * be every step of a descent. The weights are zero here, so that what comes back is the same for both.
     */
    @Test
    void dataTimes1000MakesGradientsOfWeights1000TimesLarger() {
        Classification problem = new Softmax().onImages(1);
        double[] weights = new double[problem.inputs().length];
        double[] gradient = new double[weights.length];
        problem.gradient(weights, gradient);
        DMatrixRMaj x = problem.batch().x();
        for (double[] row : problem.batch().rows()) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= 1000;
            }
        }
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] *= 1000;
        }
        double[] scaled = new double[weights.length];
        problem.gradient(weights, scaled);
        MatrixTape tape = new MatrixTape();
        double[] reverse = new double[weights.length];
        int classes = problem.batch().classes();
        tape.gradient(
                problem.matrix(tape.inputs(new DMatrixRMaj(x.numCols, classes), new DMatrixRMaj(1, classes))), reverse);
        int biases = weights.length - classes;
        for (int i = 0; i < weights.length; i++) {
            double factor = i < biases ? 1000 : 1;
            assertEquals(factor * gradient[i], scaled[i], 1e-12 * Math.abs(scaled[i]) + 1e-12, "by hand, weight " + i);
            assertEquals(factor * gradient[i], reverse[i], 1e-9 * Math.abs(reverse[i]) + 1e-12, "reverse, weight " + i);
        }
    }

    /** Of a linear score s_y = x·W_y the gradient with respect to the pixels is the column W_y itself. */
    @Test
    void aLinearClassifierLooksAtItsWeights() {
        Learner learner = Learner.of(new Softmax(), 1);
        double[] weights = learner.problem().inputs();
        for (Learner.Saliency digit : learner.saliency(weights, 20)) {
            for (int pixel = 0; pixel < 64; pixel++) {
                assertEquals(weights[pixel * 10 + digit.label()], digit.gradient()[pixel], 1e-15);
            }
        }
    }

    @Test
    void saliencyIsTheDifferenceQuotientOfTheScore() {
        Classification problem = new ConvNet().onImages(3);
        Learner learner = Learner.of(new ConvNet(), 3);
        Learner.Saliency digit = learner.saliency(problem.inputs(), 1).get(0);
        double step = 1e-6;
        for (int pixel = 0; pixel < 64; pixel++) {
            double up = score(problem, digit, pixel, step);
            double down = score(problem, digit, pixel, -step);
            assertEquals((up - down) / (2 * step), digit.gradient()[pixel], 1e-6);
        }
    }

    private static double score(Classification problem, Learner.Saliency digit, int pixel, double step) {
        DMatrixRMaj images = new DMatrixRMaj(Batch.SAMPLES, 64);
        System.arraycopy(digit.image(), 0, images.data, 0, 64);
        images.data[pixel] += step;
        MatrixTape tape = new MatrixTape();
        MatrixVariable[] w = tape.inputs(new MatrixInputs(problem).matrices());
        return problem.scores(tape.constant(images), w).value().get(0, digit.label());
    }
}
