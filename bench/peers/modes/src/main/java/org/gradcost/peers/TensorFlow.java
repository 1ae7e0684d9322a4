package org.gradcost.peers;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.DoubleDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Prod;
import org.tensorflow.op.core.Sum;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * TensorFlow's graph and its gradient, built once and run in a session, which is the only way to get gradients from Java, and the
 * fastest. Its compiler XLA gains nothing for these sizes on a CPU.
 */
public final class TensorFlow extends TensorPeer {

    public TensorFlow() {
        super("tensorflow");
    }

    @Override
    public String name() {
        return "tensorflow";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.REVERSE, Kind.GRAPH, "TensorFlow Java", "tensorflow-core-api", "C++", 250)
                .with(new Usage(
                        PURPOSE,
                        "a graph that is built once and run in a session, since Java has no eager gradients",
                        PRACTICE));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        return new Backpropagation(TensorCircuit.of(problem), threads);
    }

    private static final class Backpropagation implements Differentiator {

        private final TensorCircuit circuit;
        private final Session session;
        private final List<Operand<TFloat64>> inputs = new ArrayList<>();
        private final List<TFloat64> feeds = new ArrayList<>();
        private final Operand<TFloat64> output;
        private final Gradients derivatives;

        Backpropagation(TensorCircuit circuit, int threads) {
            this.circuit = circuit;
            Graph graph = new Graph();
            Ops tf = Ops.create(graph);
            for (int i = 0; i < circuit.count(); i++) {
                Shape shape = Shape.of(circuit.rows(i), circuit.columns(i));
                inputs.add(tf.placeholder(TFloat64.class, Placeholder.shape(shape)));
                feeds.add(TFloat64.tensorOf(shape));
            }
            Operand<TFloat64> y = circuit.output(new TensorMatrix.Library<>(new Operations(tf)), inputs);
            output = tf.reshape(y, tf.constant(new int[0]));
            derivatives = tf.gradients(output, inputs);
            ConfigProto options = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(threads)
                    .setInterOpParallelismThreads(threads)
                    .build();
            session = new Session(graph, options);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            Session.Runner runner = session.runner().fetch(output);
            for (int i = 0; i < inputs.size(); i++) {
                feeds.get(i).copyFrom(part(DataBuffers.of(x, true, false), i));
                runner.feed(inputs.get(i), feeds.get(i)).fetch(derivatives.dy(i));
            }
            try (Result results = runner.run()) {
                for (int i = 0; i < inputs.size(); i++) {
                    ((TFloat64) results.get(i + 1)).copyTo(part(DataBuffers.of(gradient, false, false), i));
                }
                return ((TFloat64) results.get(0)).getDouble();
            }
        }

        private DoubleDataBuffer part(DoubleDataBuffer numbers, int input) {
            return numbers.offset(circuit.start(input)).narrow(circuit.size(input));
        }
    }

    private static final class Operations implements Tensors<Operand<TFloat64>> {

        private final Ops tf;

        Operations(Ops tf) {
            this.tf = tf;
        }

        private Operand<TInt32> axes(int... axes) {
            return tf.constant(axes);
        }

        @Override
        public Operand<TFloat64> constant(double[] numbers, int r, int c) {
            return tf.constant(Shape.of(r, c), DataBuffers.of(numbers));
        }

        @Override
        public Operand<TFloat64> add(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.math.add(a, b);
        }

        @Override
        public Operand<TFloat64> subtract(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.math.sub(a, b);
        }

        @Override
        public Operand<TFloat64> multiply(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.math.mul(a, b);
        }

        @Override
        public Operand<TFloat64> divide(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.math.div(a, b);
        }

        @Override
        public Operand<TFloat64> add(Operand<TFloat64> a, double s) {
            return tf.math.add(a, tf.constant(s));
        }

        @Override
        public Operand<TFloat64> multiply(Operand<TFloat64> a, double s) {
            return tf.math.mul(a, tf.constant(s));
        }

        @Override
        public Operand<TFloat64> power(Operand<TFloat64> a, double exponent) {
            return tf.math.pow(a, tf.constant(exponent));
        }

        @Override
        public Operand<TFloat64> matrixProduct(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.linalg.matMul(a, b);
        }

        @Override
        public Operand<TFloat64> transpose(Operand<TFloat64> a) {
            return tf.linalg.transpose(a, axes(1, 0));
        }

        @Override
        public Operand<TFloat64> exp(Operand<TFloat64> a) {
            return tf.math.exp(a);
        }

        @Override
        public Operand<TFloat64> log(Operand<TFloat64> a) {
            return tf.math.log(a);
        }

        @Override
        public Operand<TFloat64> tanh(Operand<TFloat64> a) {
            return tf.math.tanh(a);
        }

        @Override
        public Operand<TFloat64> sigmoid(Operand<TFloat64> a) {
            return tf.math.sigmoid(a);
        }

        @Override
        public Operand<TFloat64> relu(Operand<TFloat64> a) {
            return tf.nn.relu(a);
        }

        @Override
        public Operand<TFloat64> maximum(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.math.maximum(a, b);
        }

        @Override
        public Operand<TFloat64> sum(Operand<TFloat64> a) {
            return tf.sum(a, axes(0, 1), Sum.keepDims(true));
        }

        @Override
        public Operand<TFloat64> rowSums(Operand<TFloat64> a) {
            return tf.sum(a, axes(1), Sum.keepDims(true));
        }

        @Override
        public Operand<TFloat64> columnSums(Operand<TFloat64> a) {
            return tf.sum(a, axes(0), Sum.keepDims(true));
        }

        @Override
        public Operand<TFloat64> product(Operand<TFloat64> a) {
            return tf.prod(a, axes(0, 1), Prod.keepDims(true));
        }

        @Override
        public Operand<TFloat64> logSumExpRows(Operand<TFloat64> a) {
            Operand<TFloat64> largest = tf.stopGradient(tf.max(a, axes(1), Max.keepDims(true)));
            return tf.math.add(tf.math.log(rowSums(tf.math.exp(tf.math.sub(a, largest)))), largest);
        }

        @Override
        public Operand<TFloat64> logSoftmaxRows(Operand<TFloat64> a) {
            return tf.nn.logSoftmax(a);
        }

        @Override
        public Operand<TFloat64> concatColumns(Operand<TFloat64> a, Operand<TFloat64> b) {
            return tf.concat(List.of(a, b), tf.constant(1));
        }

        @Override
        public Operand<TFloat64> slice(Operand<TFloat64> a, int row0, int row1, int column0, int column1) {
            return tf.slice(a, axes(row0, column0), axes(row1 - row0, column1 - column0));
        }

        @Override
        public Operand<TFloat64> reshape(Operand<TFloat64> a, int r, int c) {
            return tf.reshape(a, axes(r, c));
        }

        /** Returns the convolution; on a CPU, TensorFlow has it only with the channels as the last dimension. */
        @Override
        public Operand<TFloat64> convolve(
                Operand<TFloat64> images, Operand<TFloat64> filters, long[] imageShape, long... filterShape) {
            Operand<TFloat64> maps = tf.nn.conv2d(
                    tf.linalg.transpose(tf.reshape(images, tf.constant(imageShape)), axes(0, 2, 3, 1)),
                    tf.linalg.transpose(tf.reshape(filters, tf.constant(filterShape)), axes(2, 3, 1, 0)),
                    List.of(1L, 1L, 1L, 1L),
                    "VALID");
            return tf.linalg.transpose(maps, axes(0, 3, 1, 2));
        }

        @Override
        public Operand<TFloat64> maxPool(Operand<TFloat64> images, int side, long... shape) {
            long[] single = {shape[0] * shape[1], shape[2], shape[3], 1};
            Operand<TInt32> square = axes(1, side, side, 1);
            return tf.nn.maxPool(tf.reshape(images, tf.constant(single)), square, square, "VALID");
        }
    }
}
