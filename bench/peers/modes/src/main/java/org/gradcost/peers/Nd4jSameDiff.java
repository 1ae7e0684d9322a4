package org.gradcost.peers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's SameDiff: a graph that is built once and interpreted in Java, where each operation runs in C++. Parameters are written
 * and derivatives read through its native buffers.
 */
public final class Nd4jSameDiff extends TensorPeer {

    public Nd4jSameDiff() {
        super("nd4j");
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public ModeTraits traits() {
        return traits(Direction.REVERSE, Kind.GRAPH, "ND4J SameDiff", "nd4j-native", "C++", 260)
                .with(new Usage(
                        PURPOSE,
                        "a graph that is built once; parameters are written and derivatives read through native buffers",
                        PRACTICE));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
        return new Backpropagation(TensorCircuit.of(problem));
    }

    private static final class Backpropagation implements Differentiator {

        private final TensorCircuit circuit;
        private final SameDiff graph = SameDiff.create();
        private final List<String> names = new ArrayList<>();
        private final List<INDArray> numbers = new ArrayList<>();
        private final String output;
        private boolean built;

        Backpropagation(TensorCircuit circuit) {
            this.circuit = circuit;
            List<SDVariable> inputs = new ArrayList<>();
            for (int i = 0; i < circuit.count(); i++) {
                SDVariable input = graph.var("x" + i, Nd4j.create(circuit.rows(i), circuit.columns(i)));
                inputs.add(input);
                names.add(input.name());
                numbers.add(input.getArr());
            }
            SDVariable y = circuit.output(new TensorMatrix.Library<>(new Operations(graph)), inputs);
            y.markAsLoss();
            output = y.name();
        }

        private OutAndGrad outputAndDerivatives() {
            return graph.calculateGradientsAndOutputs(Collections.emptyMap(), List.of(output), names);
        }

        /** Builds the graph of the gradient at the first call, without the line that it prints for each operation. */
        private OutAndGrad firstQuietly() {
            PrintStream out = System.out;
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            try {
                return outputAndDerivatives();
            } finally {
                System.setOut(out);
                built = true;
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            for (int i = 0; i < names.size(); i++) {
                buffer(numbers.get(i)).put(x, circuit.start(i), circuit.size(i));
            }
            OutAndGrad result = built ? outputAndDerivatives() : firstQuietly();
            for (int i = 0; i < names.size(); i++) {
                INDArray derivative = result.getGradients().get(names.get(i));
                boolean byRows = derivative.ordering() == 'c' && !derivative.isView();
                buffer(byRows ? derivative : derivative.dup('c')).get(gradient, circuit.start(i), circuit.size(i));
            }
            return result.getOutputs().get(output).getDouble(0);
        }

        private static DoubleBuffer buffer(INDArray array) {
            return array.data().asNio().order(java.nio.ByteOrder.nativeOrder()).asDoubleBuffer();
        }
    }

    private static final class Operations implements Tensors<SDVariable> {

        private final SameDiff graph;

        Operations(SameDiff graph) {
            this.graph = graph;
        }

        @Override
        public SDVariable constant(double[] numbers, int r, int c) {
            return graph.constant(Nd4j.create(numbers, new long[] {r, c}, 'c'));
        }

        @Override
        public SDVariable add(SDVariable a, SDVariable b) {
            return a.add(b);
        }

        @Override
        public SDVariable subtract(SDVariable a, SDVariable b) {
            return a.sub(b);
        }

        @Override
        public SDVariable multiply(SDVariable a, SDVariable b) {
            return a.mul(b);
        }

        @Override
        public SDVariable divide(SDVariable a, SDVariable b) {
            return a.div(b);
        }

        @Override
        public SDVariable add(SDVariable a, double s) {
            return a.add(s);
        }

        @Override
        public SDVariable multiply(SDVariable a, double s) {
            return a.mul(s);
        }

        @Override
        public SDVariable power(SDVariable a, double exponent) {
            return a.pow(exponent);
        }

        @Override
        public SDVariable matrixProduct(SDVariable a, SDVariable b) {
            return a.mmul(b);
        }

        @Override
        public SDVariable transpose(SDVariable a) {
            return graph.transpose(a);
        }

        @Override
        public SDVariable exp(SDVariable a) {
            return graph.math.exp(a);
        }

        @Override
        public SDVariable log(SDVariable a) {
            return graph.math.log(a);
        }

        @Override
        public SDVariable tanh(SDVariable a) {
            return graph.math.tanh(a);
        }

        @Override
        public SDVariable sigmoid(SDVariable a) {
            return graph.nn.sigmoid(a);
        }

        @Override
        public SDVariable relu(SDVariable a) {
            return graph.nn.relu(a, 0);
        }

        @Override
        public SDVariable maximum(SDVariable a, SDVariable b) {
            return graph.math.max(a, b);
        }

        @Override
        public SDVariable sum(SDVariable a) {
            return a.sum(true, 0, 1);
        }

        @Override
        public SDVariable rowSums(SDVariable a) {
            return a.sum(true, 1);
        }

        @Override
        public SDVariable columnSums(SDVariable a) {
            return a.sum(true, 0);
        }

        @Override
        public SDVariable product(SDVariable a) {
            return a.prod(true, 0, 1);
        }

        /**
         * Returns the log of the sum of exponentials of each row. SameDiff's own function is not used, since its derivative
         * contains exponentials of the numbers themselves, which overflow. The derivative of the largest element is stopped,
         * because it would cancel only up to rounding.
         */
        @Override
        public SDVariable logSumExpRows(SDVariable a) {
            SDVariable largest = new StopGradient(graph, graph.max(a, true, 1)).outputVariable();
            return graph.math.log(rowSums(graph.math.exp(a.sub(largest)))).add(largest);
        }

        /**
         * Returns the logarithm of the softmax of each row, without the argument for the axis, with which it cannot be
         * differentiated.
         */
        @Override
        public SDVariable logSoftmaxRows(SDVariable a) {
            return graph.nn.logSoftmax(a);
        }

        @Override
        public SDVariable concatColumns(SDVariable a, SDVariable b) {
            return graph.concat(1, a, b);
        }

        @Override
        public SDVariable slice(SDVariable a, int row0, int row1, int column0, int column1) {
            return graph.slice(a, new int[] {row0, column0}, row1 - row0, column1 - column0);
        }

        @Override
        public SDVariable reshape(SDVariable a, int r, int c) {
            return graph.reshape(a, r, c);
        }

        /** Returns the convolution, with the filters as the last dimension, the only order that its gradient reads. */
        @Override
        public SDVariable convolve(SDVariable images, SDVariable filters, long[] imageShape, long... filterShape) {
            Conv2DConfig config = Conv2DConfig.builder()
                    .kH(filterShape[2])
                    .kW(filterShape[3])
                    .paddingMode(PaddingMode.VALID)
                    .build();
            SDVariable permuted = graph.permute(graph.reshape(filters, filterShape), 2, 3, 1, 0);
            return graph.cnn.conv2d(graph.reshape(images, imageShape), permuted, config);
        }

        @Override
        public SDVariable maxPool(SDVariable images, int side, long... shape) {
            Pooling2DConfig config = Pooling2DConfig.builder()
                    .kH(side)
                    .kW(side)
                    .sH(side)
                    .sW(side)
                    .paddingMode(PaddingMode.VALID)
                    .build();
            return graph.cnn.maxPooling2d(graph.reshape(images, shape), config);
        }
    }
}
