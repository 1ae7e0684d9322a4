package org.gradcost.family.vision;

import java.util.Map;
import java.util.SplittableRandom;
import org.gradcost.family.MapFamily;
import org.gradcost.family.MapProblem;
import org.gradcost.family.SizeLadder;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Bundle adjustment: c cameras see 2c points, four each, and every observation has a weight. The outputs are the errors of the 4c
 * observations, two numbers each by {@link Camera}, followed by {@code 1 − w²} for each weight. There are n = 21·c inputs, for
 * cameras of 11 numbers, points of 3, and weights, and m = 12·c outputs.
 *
 * <p>The Jacobian is sparse: a row of an observation has 15 entries, and one of a weight has 1. The columns with the most entries
 * are those of cameras, with the 8 errors of their 4 observations.
 *
 * <p>Source: {@code ba} of ADBench and GradBench, whose observation i is of point i mod m by camera i mod n.
 */
public final class BundleAdjustment implements MapFamily {

    private static final int SEEN = 4;
    static final int CAMERA = 11;
    static final int INPUTS = CAMERA + 2 * 3 + SEEN;
    private static final int OUTPUTS = 3 * SEEN;
    static final SizeLadder SIZES = SizeLadder.endless(step -> (long) INPUTS * (step + 1));

    @Override
    public String name() {
        return "ba";
    }

    @Override
    public String formula() {
        return "w·(projection of X by its camera − feature), 1 − w²; n/21 cameras, twice as many points, 4 observations per camera";
    }

    @Override
    public String inputs() {
        return "cameras around the origin that look at points 4 to 6 before them; features within ±20, weights around 1";
    }

    @Override
    public String source() {
        return "ADBench and GradBench ba";
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public int nearest(int n) {
        return Math.min(SIZES.nearest(n), largest());
    }

    /** Returns the largest size whose Jacobian, with 124 entries per camera, fits one array. */
    @Override
    public int largest() {
        return (Integer.MAX_VALUE - 8) / 124 * INPUTS;
    }

    @Override
    public int outputs(int n, int m) {
        return n / INPUTS * OUTPUTS;
    }

    @Override
    public MapProblem problem(int n, int m, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = parameters(n, random);
        return new Bundle(x, n / INPUTS, features(n, random));
    }

    /** Returns the cameras, points and weights. */
    static double[] parameters(int n, SplittableRandom random) {
        int cameras = n / INPUTS;
        double[] x = random.doubles(n, -0.5, 0.5).toArray();
        for (int c = 0; c < cameras; c++) {
            int from = CAMERA * c;
            x[from + Camera.F] += 100;
            x[from + Camera.K] /= 50;
            x[from + Camera.K + 1] /= 500;
        }
        for (int p = CAMERA * cameras; p < (CAMERA + 6) * cameras; p += 3) {
            x[p] *= 2;
            x[p + 1] *= 2;
            x[p + 2] = 5 + 2 * x[p + 2];
        }
        for (int w = (CAMERA + 6) * cameras; w < n; w++) {
            x[w] += 1;
        }
        return x;
    }

    /** Returns the image point of each observation. */
    static double[][] features(int n, SplittableRandom random) {
        double[][] features = new double[SEEN * (n / INPUTS)][];
        for (int i = 0; i < features.length; i++) {
            features[i] = random.doubles(2, -20, 20).toArray();
        }
        return features;
    }

    private static final class Bundle extends MapProblem {

        private final int cameras;
        private final double[][] features;
        private final double[] block = new double[Camera.INPUTS];
        private final CameraByHand byHand = new CameraByHand();

        Bundle(double[] inputs, int cameras, double[][] features) {
            super(inputs, pattern(cameras));
            this.cameras = cameras;
            this.features = features;
        }

        @Override
        public Map<String, Object> constants() {
            return Map.of("cameras", cameras, "features", features);
        }

        private static SparsityPattern pattern(int cameras) {
            int p = SEEN * cameras;
            int[][] rows = new int[3 * p][];
            for (int i = 0; i < p; i++) {
                int[] row = new int[Camera.INPUTS];
                for (int k = 0; k < row.length; k++) {
                    row[k] = input(i, k, cameras);
                }
                rows[2 * i] = row;
                rows[2 * i + 1] = row;
                rows[2 * p + i] = new int[] {row[Camera.W]};
            }
            return SparsityPattern.ofRows(INPUTS * cameras, rows);
        }

        /** Returns the index of input k of observation i. */
        private static int input(int i, int k, int cameras) {
            int camera = i / SEEN;
            if (k < Camera.X) {
                return CAMERA * camera + k;
            }
            int seen = 2 * camera + i % SEEN;
            int point = seen < 2 * cameras ? seen : seen - 2 * cameras; // each point is seen by two cameras
            return k < Camera.W ? CAMERA * cameras + 3 * point + k - Camera.X : (CAMERA + 6) * cameras + i;
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            T[] inputs = MathArrays.buildArray(x[0].getField(), Camera.INPUTS);
            T[] errors = MathArrays.buildArray(x[0].getField(), 2);
            for (int i = 0; i < features.length; i++) {
                for (int k = 0; k < inputs.length; k++) {
                    inputs[k] = x[input(i, k, cameras)];
                }
                Camera.error(inputs, features[i], errors);
                y[2 * i] = errors[0];
                y[2 * i + 1] = errors[1];
                T w = inputs[Camera.W];
                y[2 * features.length + i] = w.multiply(w).negate().add(1);
            }
        }

        @Override
        public void values(double[] x, double[] y) {
            for (int i = 0; i < features.length; i++) {
                if (i % SEEN == 0) {
                    gatherCamera(x, i / SEEN);
                    byHand.turn(block);
                }
                gatherPoint(x, i);
                byHand.error(block, features[i], y, 2 * i);
                y[2 * features.length + i] = 1 - block[Camera.W] * block[Camera.W];
            }
        }

        /** Copies the inputs of a camera, whose observations follow each other. */
        private void gatherCamera(double[] x, int camera) {
            System.arraycopy(x, CAMERA * camera, block, 0, CAMERA);
        }

        /** Copies the other inputs of observation i. */
        private void gatherPoint(double[] x, int i) {
            int point = input(i, Camera.X, cameras);
            block[Camera.X] = x[point];
            block[Camera.X + 1] = x[point + 1];
            block[Camera.X + 2] = x[point + 2];
            block[Camera.W] = x[input(i, Camera.W, cameras)];
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            int p = features.length;
            for (int i = 0; i < p; i++) {
                if (i % SEEN == 0) {
                    gatherCamera(x, i / SEEN);
                    byHand.turnWithSlopes(block);
                }
                gatherPoint(x, i);
                byHand.slopes(block, features[i], y, 2 * i, jacobian, 2 * Camera.INPUTS * i);
                double w = block[Camera.W];
                y[2 * p + i] = 1 - w * w;
                jacobian[2 * Camera.INPUTS * p + i] = -2 * w;
            }
        }
    }
}
