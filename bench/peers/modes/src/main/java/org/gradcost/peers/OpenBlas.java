package org.gradcost.peers;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.learning.Mlp;
import org.gradcost.family.linalg.MatMul;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/**
 * Gradients written by hand with OpenBLAS, as a bound given by the machine's matrix products, for {@code mlp} and {@code matmul},
 * which consist almost only of products. Matrices are off-heap, since a call with Java arrays copies all three of them.
 */
public final class OpenBlas extends PeerMode {

    public OpenBlas() {
        super("openblas");
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.NONE, Kind.HAND, "OpenBLAS", "openblas", "C", 190);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.MATRIX);
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        Class<?> family = problem.getClass().getEnclosingClass();
        return family == Mlp.class || family == MatMul.class ? gates() : List.of();
    }

    @Override
    public boolean hasThreads(Problem problem) {
        return true;
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        openblas_nolapack.blas_set_num_threads(threads);
        return problem.getClass().getEnclosingClass() == Mlp.class
                ? new Perceptron((MatrixCircuit) problem)
                : new SumOfSquares((MatrixCircuit) problem);
    }

    /** An off-heap matrix, row by row. */
    private static final class Block {

        private final int rows;
        private final int columns;
        private final DoublePointer numbers;

        Block(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.numbers = new DoublePointer((long) rows * columns);
        }

        int size() {
            return rows * columns;
        }

        void put(double[] from, int start) {
            numbers.put(from, start, size());
        }

        void get(double[] to, int start) {
            numbers.get(to, start, size());
        }

        /** Sets this to s·A·B. */
        void product(double s, Block a, Block b) {
            product(s, a, b, false, false);
        }

        /** Sets this to s·Aᵀ·B. */
        void productTransA(double s, Block a, Block b) {
            product(s, a, b, true, false);
        }

        /** Sets this to s·A·Bᵀ. */
        void productTransB(double s, Block a, Block b) {
            product(s, a, b, false, true);
        }

        private void product(double s, Block a, Block b, boolean transA, boolean transB) {
            openblas_nolapack.cblas_dgemm(
                    openblas_nolapack.CblasRowMajor,
                    transA ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                    transB ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans,
                    rows,
                    columns,
                    transA ? a.rows : a.columns,
                    s,
                    a.numbers,
                    a.columns,
                    b.numbers,
                    b.columns,
                    0,
                    numbers,
                    columns);
        }
    }

    /** The function ‖A·B‖², whose gradient is D·Bᵀ and Aᵀ·D with D = 2·A·B. */
    private static final class SumOfSquares implements Differentiator {

        private final Block a;
        private final Block b;
        private final Block product;
        private final Block ofA;
        private final Block ofB;
        private final double[] elements;

        SumOfSquares(MatrixCircuit problem) {
            int[][] shapes = problem.shapes();
            a = new Block(shapes[0][0], shapes[0][1]);
            b = new Block(shapes[1][0], shapes[1][1]);
            ofA = new Block(shapes[0][0], shapes[0][1]);
            ofB = new Block(shapes[1][0], shapes[1][1]);
            product = new Block(shapes[0][0], shapes[1][1]);
            elements = new double[product.size()];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            a.put(x, 0);
            b.put(x, a.size());
            product.product(1, a, b);
            product.get(elements, 0);
            double squares = 0;
            for (double element : elements) {
                squares += element * element;
            }
            ofA.productTransB(2, product, b);
            ofB.productTransA(2, a, product);
            ofA.get(gradient, 0);
            ofB.get(gradient, a.size());
            return squares;
        }
    }

    /** Two sigmoid layers, a linear one and the cross entropy, by backpropagation. */
    private static final class Perceptron implements Differentiator {

        private final Layer[] layers = new Layer[3];
        private final int[] labels;

        Perceptron(MatrixCircuit problem) {
            int[][] shapes = problem.shapes();
            double[][] features = (double[][]) problem.constants().get("features");
            labels = (int[]) problem.constants().get("labels");
            Block in = new Block(features.length, features[0].length);
            for (int i = 0; i < features.length; i++) {
                in.numbers.position((long) i * features[0].length).put(features[i]);
            }
            in.numbers.position(0);
            int start = 0;
            for (int l = 0; l < layers.length; l++) {
                layers[l] = new Layer(in, shapes[2 * l][1], start);
                start = layers[l].end();
                in = layers[l].out;
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            for (Layer layer : layers) {
                layer.forward(x);
                if (layer != layers[2]) {
                    layer.sigmoids();
                }
            }
            Layer scores = layers[2];
            double value = crossEntropy(scores.values, scores.slopes, labels);
            scores.backward(gradient);
            for (int l = 1; l >= 0; l--) {
                layers[l].slopesFrom(layers[l + 1]);
                layers[l].backward(gradient);
            }
            return value;
        }

        /** Computes the mean of log Σ_j e^s_j − s_y, and its derivatives with respect to the scores. */
        private static double crossEntropy(double[] scores, double[] slopes, int... labels) {
            int samples = labels.length;
            int classes = scores.length / samples;
            double sum = 0;
            for (int i = 0; i < samples; i++) {
                int start = i * classes;
                double max = scores[start];
                for (int j = 1; j < classes; j++) {
                    max = Math.max(max, scores[start + j]);
                }
                double exps = 0;
                for (int j = start; j < start + classes; j++) {
                    slopes[j] = Math.exp(scores[j] - max);
                    exps += slopes[j];
                }
                for (int j = start; j < start + classes; j++) {
                    slopes[j] /= exps * samples;
                }
                slopes[start + labels[i]] -= 1.0 / samples;
                sum += max + Math.log(exps) - scores[start + labels[i]];
            }
            return sum / samples;
        }
    }

    /** A layer Z = X·W + b; its derivatives D = ∂f/∂Z give Xᵀ·D and the sums of the columns of D. */
    private static final class Layer {

        private final int start;
        private final Block in;
        private final Block weights;
        private final Block ofWeights;
        private final Block out;
        private final Block ofOut;
        private final double[] values;
        private final double[] slopes;

        Layer(Block in, int units, int start) {
            this.start = start;
            this.in = in;
            weights = new Block(in.columns, units);
            ofWeights = new Block(in.columns, units);
            out = new Block(in.rows, units);
            ofOut = new Block(in.rows, units);
            values = new double[out.size()];
            slopes = new double[out.size()];
        }

        /** Returns the position of the bias in x. */
        private int bias() {
            return start + weights.size();
        }

        int end() {
            return bias() + out.columns;
        }

        void forward(double[] x) {
            weights.put(x, start);
            out.product(1, in, weights);
            out.get(values, 0);
            for (int row = 0; row < values.length; row += out.columns) {
                for (int j = 0; j < out.columns; j++) {
                    values[row + j] += x[bias() + j];
                }
            }
        }

        void sigmoids() {
            for (int i = 0; i < values.length; i++) {
                values[i] = 1 / (1 + Math.exp(-values[i]));
            }
            out.put(values, 0);
        }

        /** Computes the derivatives with respect to a sigmoid layer, K∘(1 − K)∘D·Wᵀ, from those of the layer above. */
        void slopesFrom(Layer above) {
            ofOut.productTransB(1, above.ofOut, above.weights);
            ofOut.get(slopes, 0);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] *= values[i] * (1 - values[i]);
            }
        }

        void backward(double[] gradient) {
            ofOut.put(slopes, 0);
            ofWeights.productTransA(1, in, ofOut);
            ofWeights.get(gradient, start);
            for (int j = 0; j < out.columns; j++) {
                gradient[bias() + j] = 0;
            }
            for (int row = 0; row < slopes.length; row += out.columns) {
                for (int j = 0; j < out.columns; j++) {
                    gradient[bias() + j] += slopes[row + j];
                }
            }
        }
    }
}
