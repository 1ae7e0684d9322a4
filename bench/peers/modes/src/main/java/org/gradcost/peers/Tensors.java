package org.gradcost.peers;

/**
 * The operations that a tensor library must provide to run the matrix circuits of the suite: operations on two-dimensional
 * arrays, of which the second may be a row, a column or a single number that is broadcast.
 *
 * @param <T> the library's arrays
 */
interface Tensors<T> {

    /** Returns a constant from r·c numbers, row by row. */
    T constant(double[] numbers, int r, int c);

    T add(T a, T b);

    T subtract(T a, T b);

    T multiply(T a, T b);

    T divide(T a, T b);

    T add(T a, double s);

    T multiply(T a, double s);

    T power(T a, double exponent);

    T matrixProduct(T a, T b);

    T transpose(T a);

    T exp(T a);

    T log(T a);

    T tanh(T a);

    T sigmoid(T a);

    T relu(T a);

    T maximum(T a, T b);

    /** Returns the sum of all elements, as a 1×1 array. */
    T sum(T a);

    /** Returns the sums of the rows, as an r×1 array. */
    T rowSums(T a);

    /** Returns the sums of the columns, as a 1×c array. */
    T columnSums(T a);

    /** Returns the product of all elements. */
    T product(T a);

    /** Returns log Σ e^a of each row, as an r×1 array. */
    T logSumExpRows(T a);

    /** Returns the logarithm of the softmax of each row. */
    T logSoftmaxRows(T a);

    T concatColumns(T a, T b);

    /** Returns the given rows and columns, with exclusive ends. */
    T slice(T a, int row0, int row1, int column0, int column1);

    T reshape(T a, int r, int c);

    /**
     * Returns images convolved with filters, without padding, in four dimensions.
     *
     * @param imageShape samples, channels, height, width
     * @param filterShape filters, channels, side, side
     */
    T convolve(T images, T filters, long[] imageShape, long... filterShape);

    /**
     * Returns the largest elements of adjacent squares of images, in four dimensions.
     *
     * @param shape samples, channels, height, width
     */
    T maxPool(T images, int side, long... shape);
}
