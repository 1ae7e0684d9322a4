package org.gradcost.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * PyTorch through DJL. Its documented collector of gradients zeroes every array of the process by a subtraction, after which a
 * NaN remains for ever. The lower-level calls used here clear only the parameters' gradients, which is two to three times faster.
 */
public final class Djl extends TensorPeer {

    public Djl() {
        super("djl");
    }

    @Override
    public String name() {
        return "djl";
    }

    @Override
    public ModeTraits traits() {
        return through("DJL", traits(Direction.REVERSE, Kind.GRAPH, "PyTorch", "pytorch-jni", "C++", 240))
                .with(new Usage(
                        PURPOSE,
                        "eager; the calls that the documented GradientCollector makes, which are two to three times faster on their own",
                        PRACTICE));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        System.setProperty("ai.djl.offline", "true"); // otherwise it looks for a newer library,
        System.setProperty("OPT_OUT_TRACKING", "true"); // and reports its use
        Engine.getInstance();
        JniUtils.setNumThreads(threads);
        return new Backpropagation(TensorCircuit.of(problem));
    }

    private static final class Backpropagation implements Differentiator {

        private final TensorCircuit circuit;
        private final NDManager arrays = NDManager.newBaseManager();
        private final TensorMatrix.Library<NDArray> library = new TensorMatrix.Library<>(new Operations(arrays));
        private final List<NDArray> inputs = new ArrayList<>();
        private final List<ByteBuffer> buffers = new ArrayList<>();

        Backpropagation(TensorCircuit circuit) {
            this.circuit = circuit;
            for (int i = 0; i < circuit.count(); i++) {
                NDArray input =
                        arrays.create(new double[circuit.size(i)], new Shape(circuit.rows(i), circuit.columns(i)));
                input.setRequiresGradient(true);
                inputs.add(input);
                buffers.add(ByteBuffer.allocateDirect(Double.BYTES * circuit.size(i))
                        .order(ByteOrder.nativeOrder()));
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            try (NDManager step = arrays.newSubManager()) {
                JniUtils.setGradMode(false);
                for (int i = 0; i < inputs.size(); i++) {
                    buffers.get(i).asDoubleBuffer().put(x, circuit.start(i), circuit.size(i));
                    inputs.get(i).set(buffers.get(i));
                    inputs.get(i).tempAttach(step); // results belong to the manager of their first argument
                }
                library.constants().forEach(constant -> constant.tempAttach(step));
                JniUtils.setGradMode(true);
                PtNDArray y = (PtNDArray) circuit.output(library, inputs);
                JniUtils.backward(y, (PtNDArray) y.onesLike(), false, false);
                for (int i = 0; i < inputs.size(); i++) {
                    try (NDArray derivative = inputs.get(i).getGradient()) {
                        derivative
                                .toByteBuffer()
                                .order(ByteOrder.nativeOrder())
                                .asDoubleBuffer()
                                .get(gradient, circuit.start(i), circuit.size(i));
                    }
                    JniUtils.zeroGrad((PtNDArray) inputs.get(i));
                }
                return y.toDoubleArray()[0];
            }
        }
    }

    private static final class Operations implements Tensors<NDArray> {

        private static final int[] ROWS = {1};
        private static final int[] COLUMNS = {0};

        private final NDManager arrays;

        Operations(NDManager arrays) {
            this.arrays = arrays;
        }

        @Override
        public NDArray constant(double[] numbers, int r, int c) {
            return arrays.create(numbers, new Shape(r, c));
        }

        @Override
        public NDArray add(NDArray a, NDArray b) {
            return a.add(b);
        }

        @Override
        public NDArray subtract(NDArray a, NDArray b) {
            return a.sub(b);
        }

        @Override
        public NDArray multiply(NDArray a, NDArray b) {
            return a.mul(b);
        }

        @Override
        public NDArray divide(NDArray a, NDArray b) {
            return a.div(b);
        }

        @Override
        public NDArray add(NDArray a, double s) {
            return a.add(s);
        }

        @Override
        public NDArray multiply(NDArray a, double s) {
            return a.mul(s);
        }

        @Override
        public NDArray power(NDArray a, double exponent) {
            return a.pow(exponent);
        }

        @Override
        public NDArray matrixProduct(NDArray a, NDArray b) {
            return a.matMul(b);
        }

        @Override
        public NDArray transpose(NDArray a) {
            return a.transpose();
        }

        @Override
        public NDArray exp(NDArray a) {
            return a.exp();
        }

        @Override
        public NDArray log(NDArray a) {
            return a.log();
        }

        @Override
        public NDArray tanh(NDArray a) {
            return a.tanh();
        }

        @Override
        public NDArray sigmoid(NDArray a) {
            return Activation.sigmoid(a);
        }

        @Override
        public NDArray relu(NDArray a) {
            return Activation.relu(a);
        }

        @Override
        public NDArray maximum(NDArray a, NDArray b) {
            return a.maximum(b);
        }

        @Override
        public NDArray sum(NDArray a) {
            return a.sum(new int[] {0, 1}, true);
        }

        @Override
        public NDArray rowSums(NDArray a) {
            return a.sum(ROWS, true);
        }

        @Override
        public NDArray columnSums(NDArray a) {
            return a.sum(COLUMNS, true);
        }

        @Override
        public NDArray product(NDArray a) {
            return a.prod();
        }

        @Override
        public NDArray logSumExpRows(NDArray a) {
            NDArray largest = a.max(ROWS, true).stopGradient();
            return rowSums(a.sub(largest).exp()).log().add(largest);
        }

        @Override
        public NDArray logSoftmaxRows(NDArray a) {
            return a.logSoftmax(1);
        }

        @Override
        public NDArray concatColumns(NDArray a, NDArray b) {
            return a.concat(b, 1);
        }

        @Override
        public NDArray slice(NDArray a, int row0, int row1, int column0, int column1) {
            return a.get(row0 + ":" + row1 + "," + column0 + ":" + column1);
        }

        @Override
        public NDArray reshape(NDArray a, int r, int c) {
            return a.reshape(r, c);
        }

        @Override
        public NDArray convolve(NDArray images, NDArray filters, long[] imageShape, long... filterShape) {
            return Conv2d.conv2d(images.reshape(imageShape), filters.reshape(filterShape))
                    .singletonOrThrow();
        }

        @Override
        public NDArray maxPool(NDArray images, int side, long... shape) {
            Shape square = new Shape(side, side);
            return Pool.maxPool2d(images.reshape(shape), square, square, new Shape(0, 0), false);
        }
    }
}
