package org.gradcost.family.vision;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SizeLadderFamily;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The objective of bundle adjustment: {@code ½·Σ_i |w_i·(projection of X_b by camera a − feature_i)|² + (1 − w_i²)²} over
 * observations i of a point b by a camera a, drawn at random. Cameras, points, weights and features are those of
 * {@link BundleAdjustment}, with n = 21·c inputs for c cameras, 4c observations and 2c points.
 *
 * <p>The gradient is a sum of the gradients of observations, see {@link CameraCostByHand}, scattered to the inputs of their
 * camera and point; {@code −2·w·(1 − w²)} is added for each weight.
 *
 * <p>The circuit is that of cameras that turn (r ≠ 0), as all of these do.
 *
 * <p>Source: the objective of B. Triggs, P. McLauchlan, R. Hartley and A. Fitzgibbon, "Bundle adjustment: a modern synthesis",
 * 2000, with errors and weights as in {@code ba} of ADBench and GradBench.
 */
public final class BundleAdjustmentCost extends SizeLadderFamily {

    public BundleAdjustmentCost() {
        super(BundleAdjustment.SIZES);
    }

    @Override
    public String name() {
        return "ba-cost";
    }

    @Override
    public String formula() {
        return "½·Σ |w·(projection of X by its camera − feature)|² + (1 − w²)²; n/21 cameras, twice as many points, 4 observations per camera";
    }

    @Override
    public String inputs() {
        return "as in ba; camera and point of each observation drawn at random";
    }

    @Override
    public String source() {
        return "Triggs, McLauchlan, Hartley and Fitzgibbon 2000; errors as in ADBench and GradBench ba";
    }

    @Override
    public Problem problem(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = BundleAdjustment.parameters(n, random);
        double[][] features = BundleAdjustment.features(n, random);
        int cameras = n / BundleAdjustment.INPUTS;
        int[] camera = random.ints(features.length, 0, cameras)
                .map(c -> BundleAdjustment.CAMERA * c)
                .toArray();
        int[] point = random.ints(features.length, 0, 2 * cameras)
                .map(p -> BundleAdjustment.CAMERA * cameras + 3 * p)
                .toArray();
        return new Cost(x, features, camera, point);
    }

    private static final class Cost implements ScalarCircuit {

        private final double[] inputs;
        private final double[][] features;

        // The positions at which the inputs of each observation start.
        private final int[] camera;
        private final int[] point;
        private final int weights;

        private final double[] block = new double[Camera.INPUTS];
        private final double[] ofBlock = new double[Camera.INPUTS];
        private final double[] error = new double[2];
        private final CameraCostByHand byHand = new CameraCostByHand();

        Cost(double[] inputs, double[][] features, int[] camera, int[] point) {
            this.inputs = inputs;
            this.features = features;
            this.camera = camera;
            this.point = point;
            this.weights = inputs.length - features.length;
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("features", features, "cameras", camera, "points", point, "weights", weights);
        }

        @Override
        public double[] inputs() {
            return inputs;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            T[] of = MathArrays.buildArray(x[0].getField(), Camera.INPUTS);
            T[] e = MathArrays.buildArray(x[0].getField(), 2);
            Sum<T> sum = Functions.sum(x[0].newInstance(0));
            for (int i = 0; i < features.length; i++) {
                gather(x, i, of);
                Camera.error(of, features[i], e, true);
                T ofWeight = of[Camera.W].square().negate().add(1);
                sum.add(e[0].square().add(e[1].square()).add(ofWeight.square()));
            }
            return sum.total().multiply(0.5);
        }

        /** Copies the inputs of observation i, in the order of {@link Camera}. */
        private void gather(Object x, int i, Object block) {
            System.arraycopy(x, camera[i], block, 0, BundleAdjustment.CAMERA);
            System.arraycopy(x, point[i], block, Camera.X, 3);
            System.arraycopy(x, weights + i, block, Camera.W, 1);
        }

        @Override
        public double primal(double[] x) {
            double sum = 0;
            for (int i = 0; i < features.length; i++) {
                gather(x, i, block);
                Camera.error(block, features[i], error);
                double w = block[Camera.W];
                double ofWeight = 1 - w * w;
                sum += error[0] * error[0] + error[1] * error[1] + ofWeight * ofWeight;
            }
            return sum / 2;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int i = 0; i < features.length; i++) {
                gather(x, i, block);
                sum += byHand.gradient(block, features[i], ofBlock);
                for (int j = 0; j < BundleAdjustment.CAMERA; j++) {
                    gradient[camera[i] + j] += ofBlock[j];
                }
                for (int j = 0; j < 3; j++) {
                    gradient[point[i] + j] += ofBlock[Camera.X + j];
                }
                double w = block[Camera.W];
                double ofWeight = 1 - w * w;
                gradient[weights + i] = ofBlock[Camera.W] - 2 * w * ofWeight;
                sum += ofWeight * ofWeight / 2;
            }
            return sum;
        }
    }
}
