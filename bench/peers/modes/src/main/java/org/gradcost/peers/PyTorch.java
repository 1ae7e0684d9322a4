package org.gradcost.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * PyTorch's C++ library through JavaCPP, with an eager tape, which is the fastest way to use it from the JVM. A gradient's
 * temporary objects are freed by a scope; parameters are written and gradients read through pointers, and a gradient is dropped
 * before the next one, since PyTorch would accumulate into it.
 */
public final class PyTorch extends TensorPeer {

    public PyTorch() {
        super("pytorch");
    }

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public ModeTraits traits() {
        return through("JavaCPP", traits(Direction.REVERSE, Kind.GRAPH, "PyTorch", "pytorch", "C++", 230))
                .with(new Usage(
                        PURPOSE,
                        "eager, through JavaCPP; a scope frees a gradient's objects, and each gradient is dropped instead of zeroed",
                        PRACTICE));
    }

    @Override
    Differentiator bind(Problem problem, Granularity gates, int threads) {
        torch.set_num_threads(threads);
        return new Backpropagation(TensorCircuit.of(problem));
    }

    private static final class Backpropagation implements Differentiator {

        private final TensorCircuit circuit;
        private final List<Tensor> inputs = new ArrayList<>();
        private final List<DoublePointer> numbers = new ArrayList<>();
        private final TensorMatrix.Library<Tensor> library = new TensorMatrix.Library<>(new Operations());

        Backpropagation(TensorCircuit circuit) {
            this.circuit = circuit;
            for (int i = 0; i < circuit.count(); i++) {
                Tensor input = Tensor.create(new double[circuit.size(i)], circuit.rows(i), circuit.columns(i));
                numbers.add(input.data_ptr_double());
                inputs.add(input.set_requires_grad(true));
            }
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            try (PointerScope scope = new PointerScope()) {
                for (int i = 0; i < inputs.size(); i++) {
                    numbers.get(i).put(x, circuit.start(i), circuit.size(i));
                }
                Tensor y = circuit.output(library, inputs);
                double value = y.item_double();
                y.backward();
                for (int i = 0; i < inputs.size(); i++) {
                    Tensor derivative = inputs.get(i).mutable_grad();
                    derivative.contiguous().data_ptr_double().get(gradient, circuit.start(i), circuit.size(i));
                    derivative.reset();
                }
                return value;
            }
        }
    }

    private static final class Operations implements Tensors<Tensor> {

        private static final ScalarTypeOptional SAME_TYPE = new ScalarTypeOptional();
        private static final long[] ROWS = {1};
        private static final long[] COLUMNS = {0};
        private static final long[] ALL = {0, 1};

        private final Map<Double, Scalar> scalars = new HashMap<>();

        private Scalar scalar(double number) {
            return scalars.computeIfAbsent(number, s -> new Scalar(s).retainReference());
        }

        @Override
        public Tensor constant(double[] numbers, int r, int c) {
            return Tensor.create(numbers, r, c).retainReference();
        }

        @Override
        public Tensor add(Tensor a, Tensor b) {
            return a.add(b);
        }

        @Override
        public Tensor subtract(Tensor a, Tensor b) {
            return a.sub(b);
        }

        @Override
        public Tensor multiply(Tensor a, Tensor b) {
            return a.mul(b);
        }

        @Override
        public Tensor divide(Tensor a, Tensor b) {
            return a.div(b);
        }

        @Override
        public Tensor add(Tensor a, double s) {
            return a.add(scalar(s));
        }

        @Override
        public Tensor multiply(Tensor a, double s) {
            return a.mul(scalar(s));
        }

        @Override
        public Tensor power(Tensor a, double exponent) {
            return a.pow(scalar(exponent));
        }

        @Override
        public Tensor matrixProduct(Tensor a, Tensor b) {
            return a.mm(b);
        }

        @Override
        public Tensor transpose(Tensor a) {
            return a.t();
        }

        @Override
        public Tensor exp(Tensor a) {
            return a.exp();
        }

        @Override
        public Tensor log(Tensor a) {
            return a.log();
        }

        @Override
        public Tensor tanh(Tensor a) {
            return a.tanh();
        }

        @Override
        public Tensor sigmoid(Tensor a) {
            return a.sigmoid();
        }

        @Override
        public Tensor relu(Tensor a) {
            return a.relu();
        }

        @Override
        public Tensor maximum(Tensor a, Tensor b) {
            return a.maximum(b);
        }

        @Override
        public Tensor sum(Tensor a) {
            return a.sum(ALL, true, SAME_TYPE);
        }

        @Override
        public Tensor rowSums(Tensor a) {
            return a.sum(ROWS, true, SAME_TYPE);
        }

        @Override
        public Tensor columnSums(Tensor a) {
            return a.sum(COLUMNS, true, SAME_TYPE);
        }

        @Override
        public Tensor product(Tensor a) {
            return a.prod();
        }

        @Override
        public Tensor logSumExpRows(Tensor a) {
            return a.logsumexp(ROWS, true);
        }

        @Override
        public Tensor logSoftmaxRows(Tensor a) {
            return a.log_softmax(1);
        }

        @Override
        public Tensor concatColumns(Tensor a, Tensor b) {
            return torch.cat(new TensorVector(a, b), 1);
        }

        @Override
        public Tensor slice(Tensor a, int row0, int row1, int column0, int column1) {
            return a.narrow(0, row0, row1 - row0).narrow(1, column0, column1 - column0);
        }

        @Override
        public Tensor reshape(Tensor a, int r, int c) {
            return a.reshape(r, c);
        }

        @Override
        public Tensor convolve(Tensor images, Tensor filters, long[] imageShape, long... filterShape) {
            return torch.conv2d(images.reshape(imageShape), filters.reshape(filterShape));
        }

        @Override
        public Tensor maxPool(Tensor images, int side, long... shape) {
            return torch.max_pool2d(images.reshape(shape), side, side);
        }
    }
}
