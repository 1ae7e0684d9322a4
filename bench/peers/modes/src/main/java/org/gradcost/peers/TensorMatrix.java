package org.gradcost.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.family.ComposedGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.UnaryGate;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.mode.RefusedException;

/**
 * A library's tensor in a matrix circuit of the suite. A gate without a counterpart in the library is refused in one line.
 *
 * @param <T> the library's arrays
 */
final class TensorMatrix<T> implements Matrix<TensorMatrix<T>> {

    /** A library at work on one circuit, with the constants that were already uploaded, each once. */
    static final class Library<T> {

        private final Tensors<T> tensors;
        private final Map<DMatrixRMaj, T> constants = new IdentityHashMap<>();
        private final Map<ComposedGate, Map<Integer, T>> ofGates = new HashMap<>();
        private final List<T> uploaded = new ArrayList<>();
        private ComposedGate composing;
        private int place;

        Library(Tensors<T> tensors) {
            this.tensors = tensors;
        }

        /** Returns the input of a circuit. */
        TensorMatrix<T> input(T tensor, int rows, int columns) {
            return new TensorMatrix<>(this, tensor, rows, columns);
        }

        /** Returns the constants that were uploaded. */
        List<T> constants() {
            return uploaded;
        }

        private T constant(DMatrixRMaj value) {
            Function<Object, T> upload = key -> upload(value);
            return composing == null
                    ? constants.computeIfAbsent(value, upload)
                    : ofGates.computeIfAbsent(composing, gate -> new HashMap<>())
                            .computeIfAbsent(place++, upload);
        }

        private T upload(DMatrixRMaj value) {
            T constant =
                    tensors.constant(Arrays.copyOf(value.data, value.getNumElements()), value.numRows, value.numCols);
            uploaded.add(constant);
            return constant;
        }

        /**
         * Returns the result of a composed gate, which creates its constants anew each time; they are identified by their
         * position in it.
         */
        private TensorMatrix<T> composed(ComposedGate gate, TensorMatrix<T> a) {
            composing = gate;
            place = 0;
            try {
                return gate.composed(a);
            } finally {
                composing = null;
            }
        }
    }

    private final Library<T> library;
    private final Tensors<T> tensors;
    private final T tensor;
    private final int rows;
    private final int columns;

    private TensorMatrix(Library<T> library, T tensor, int rows, int columns) {
        this.library = library;
        this.tensors = library.tensors;
        this.tensor = tensor;
        this.rows = rows;
        this.columns = columns;
    }

    T tensor() {
        return tensor;
    }

    private TensorMatrix<T> of(T result, int r, int c) {
        return new TensorMatrix<>(library, result, r, c);
    }

    private TensorMatrix<T> same(T result) {
        return of(result, rows, columns);
    }

    private TensorMatrix<T> number(T result) {
        return of(result, 1, 1);
    }

    private static RefusedException lacks(String gate) {
        return new RefusedException("no counterpart of the gate " + gate + " in this peer");
    }

    @Override
    public DMatrixRMaj value() {
        throw new RefusedException("the circuit asks for a value, which a graph does not have");
    }

    @Override
    public TensorMatrix<T> constant(DMatrixRMaj value) {
        return of(library.constant(value), value.numRows, value.numCols);
    }

    @Override
    public TensorMatrix<T> apply(UnaryMatrixGate gate) {
        if (gate instanceof ComposedGate composed) {
            return library.composed(composed, this);
        }
        throw lacks(gate.name());
    }

    @Override
    public TensorMatrix<T> apply(BinaryMatrixGate gate, TensorMatrix<T> b) {
        throw lacks(gate.name());
    }

    @Override
    public int numRows() {
        return rows;
    }

    @Override
    public int numCols() {
        return columns;
    }

    @Override
    public TensorMatrix<T> plus(TensorMatrix<T> b) {
        return same(tensors.add(tensor, b.tensor));
    }

    @Override
    public TensorMatrix<T> plusRow(TensorMatrix<T> b) {
        return plus(b);
    }

    @Override
    public TensorMatrix<T> plus(double s) {
        return same(tensors.add(tensor, s));
    }

    @Override
    public TensorMatrix<T> minus(TensorMatrix<T> b) {
        return same(tensors.subtract(tensor, b.tensor));
    }

    @Override
    public TensorMatrix<T> negative() {
        return scale(-1);
    }

    @Override
    public TensorMatrix<T> scale(double s) {
        return same(tensors.multiply(tensor, s));
    }

    @Override
    public TensorMatrix<T> scale(TensorMatrix<T> s) {
        return elementMult(s);
    }

    @Override
    public TensorMatrix<T> mult(TensorMatrix<T> b) {
        return of(tensors.matrixProduct(tensor, b.tensor), rows, b.columns);
    }

    @Override
    public TensorMatrix<T> transpose() {
        return of(tensors.transpose(tensor), columns, rows);
    }

    @Override
    public TensorMatrix<T> elementMult(TensorMatrix<T> b) {
        return same(tensors.multiply(tensor, b.tensor));
    }

    @Override
    public TensorMatrix<T> elementDiv(TensorMatrix<T> b) {
        return same(tensors.divide(tensor, b.tensor));
    }

    @Override
    public TensorMatrix<T> elementPower(double p) {
        return same(tensors.power(tensor, p));
    }

    @Override
    public TensorMatrix<T> elementExp() {
        return same(tensors.exp(tensor));
    }

    @Override
    public TensorMatrix<T> elementLog() {
        return same(tensors.log(tensor));
    }

    @Override
    public TensorMatrix<T> tanh() {
        return same(tensors.tanh(tensor));
    }

    @Override
    public TensorMatrix<T> sigmoid() {
        return same(tensors.sigmoid(tensor));
    }

    @Override
    public TensorMatrix<T> relu() {
        return same(tensors.relu(tensor));
    }

    @Override
    public TensorMatrix<T> elementMax(TensorMatrix<T> b) {
        return same(tensors.maximum(tensor, b.tensor));
    }

    @Override
    public TensorMatrix<T> elementwise(UnaryGate gate) {
        if (gate == Gates.EXP) {
            return elementExp();
        }
        if (gate == Gates.LOG) {
            return elementLog();
        }
        throw lacks(gate.name());
    }

    @Override
    public TensorMatrix<T> elementSum() {
        return number(tensors.sum(tensor));
    }

    @Override
    public TensorMatrix<T> rowSums() {
        return of(tensors.rowSums(tensor), rows, 1);
    }

    @Override
    public TensorMatrix<T> columnSums() {
        return of(tensors.columnSums(tensor), 1, columns);
    }

    @Override
    public TensorMatrix<T> dot(TensorMatrix<T> b) {
        return elementMult(b).elementSum();
    }

    @Override
    public TensorMatrix<T> sumOfSquares() {
        return dot(this);
    }

    @Override
    public TensorMatrix<T> quadraticForm(TensorMatrix<T> a) {
        return dot(a.mult(this));
    }

    @Override
    public TensorMatrix<T> concatColumns(TensorMatrix<T> b) {
        return of(tensors.concatColumns(tensor, b.tensor), rows, columns + b.columns);
    }

    @Override
    public TensorMatrix<T> extractMatrix(int row0, int row1, int col0, int col1) {
        return of(tensors.slice(tensor, row0, row1, col0, col1), row1 - row0, col1 - col0);
    }

    @Override
    public TensorMatrix<T> broadcast(int toRows, int toColumns) {
        return of(tensor, toRows, toColumns); // the operations broadcast it themselves
    }

    @Override
    public TensorMatrix<T> logSumExp() {
        return number(tensors.logSumExpRows(tensors.reshape(tensor, 1, rows * columns)));
    }

    @Override
    public TensorMatrix<T> logSumExpRows() {
        return of(tensors.logSumExpRows(tensor), rows, 1);
    }

    @Override
    public TensorMatrix<T> crossEntropy(TensorMatrix<T> targets) {
        return targets.dot(same(tensors.logSoftmaxRows(tensor))).scale(-1.0 / rows);
    }

    /** Returns the mean hinge loss; the sum includes a margin of 1 for each target's own score, which is subtracted. */
    @Override
    public TensorMatrix<T> hingeLoss(TensorMatrix<T> targets) {
        TensorMatrix<T> own = elementMult(targets).rowSums();
        return minus(own).plus(1).relu().elementSum().plus(-rows).scale(1.0 / rows);
    }

    @Override
    public TensorMatrix<T> convolve(TensorMatrix<T> filters, int height, int width) {
        int channels = columns / (height * width);
        int side = (int) Math.round(Math.sqrt((double) filters.columns / channels));
        long[] images = {rows, channels, height, width};
        T maps = tensors.convolve(tensor, filters.tensor, images, filters.rows, channels, side, side);
        return images(maps, filters.rows * (height - side + 1) * (width - side + 1));
    }

    @Override
    public TensorMatrix<T> maxPool(int height, int width, int side) {
        int channels = columns / (height * width);
        T largest = tensors.maxPool(tensor, side, rows, channels, height, width);
        return images(largest, channels * (height / side) * (width / side));
    }

    /** Returns images as the rows of a matrix. */
    private TensorMatrix<T> images(T images, int size) {
        return of(tensors.reshape(images, rows, size), rows, size);
    }

    /** Returns the product of all elements, as a 1×1 tensor. */
    TensorMatrix<T> product() {
        return number(tensors.product(tensor));
    }
}
