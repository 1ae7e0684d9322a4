package org.gradcost.tape.compile;

/**
 * The numbers of inputs, data and outputs of a compiled function, with which the arguments of a call must agree. A refusal
 * begins with the name of the method that was called.
 *
 * @param inputs the number n of inputs
 * @param data the number of data
 * @param outputs the number m of outputs
 * @param isMap whether the function was compiled as one of several outputs, even if it has only one
 */
record FunctionShape(int inputs, int data, int outputs, boolean isMap) {

    private static final String INPUTS = "inputs";
    private static final String DIRECTIONS = "directions";
    private static final String OUTPUTS = "outputs";

    /** Checks that the function was not compiled as one of several outputs. */
    void requireOneOutput(String method) {
        if (isMap) {
            throw new IllegalArgumentException(method + ": the function was compiled by compileMap, with " + outputs
                    + " outputs; use values, jvp, vjp or jacobian");
        }
    }

    /** Checks that the function was compiled as one of several outputs. */
    void requireMap(String method) {
        if (!isMap) {
            throw new IllegalArgumentException(
                    method + ": a function of one output; use gradientBySupport, or compile it by compileMap");
        }
    }

    /** Checks the lengths of a point and of data. */
    void requireArguments(String method, double[] point, double[] data) {
        if (point.length != inputs) {
            throw new IllegalArgumentException(method + ": a point of " + point.length + " for " + inputs + " inputs");
        }
        if (data.length != this.data) {
            throw new IllegalArgumentException(method + ": " + data.length + " data for a function of " + this.data);
        }
    }

    /** Checks the arguments of a gradient, whose array must be neither the point nor the data. */
    void requireGradient(String method, double[] point, double[] data, double[] gradient) {
        requireLength(method, gradient, inputs, INPUTS);
        requireEntries(method, point, data, gradient);
    }

    /** Checks the arguments of entries, whose array must be neither the point nor the data. */
    void requireEntries(String method, double[] point, double[] data, double[] entries) {
        requireOwn(method, point, data, entries);
        requireArguments(method, point, data);
    }

    /** Checks the arguments of entries that are computed with the outputs. */
    void requireEntries(String method, double[] point, double[] data, double[] outputs, double[] entries) {
        requireOutputs(method, point, data, outputs);
        requireOwn(method, point, data, entries);
        if (entries == outputs) {
            throw shared(method, "arrays");
        }
    }

    private static void requireOwn(String method, double[] point, double[] data, double[] result) {
        if (result.length > 0 && (result == point || result == data)) {
            throw new IllegalArgumentException(
                    method + ": the array for the result is also the point or the data; use a separate one");
        }
    }

    /** Checks the arguments of outputs, whose array must be neither the point nor the data. */
    void requireOutputs(String method, double[] point, double[] data, double[] array) {
        requireLength(method, array, outputs, OUTPUTS);
        requireEntries(method, point, data, array);
    }

    /** Checks directions of the inputs, and arrays for the tangents of the outputs. */
    void requireTangents(String method, double[] point, double[] data, double[][] directions, double[][] results) {
        requireSeeds(method, point, data, directions, inputs, results, outputs);
    }

    /** Checks directions with a row for each input, and rows for the tangents of each output. */
    void requireTangentsInRows(
            String method, double[] point, double[] data, double[][] directions, double[][] results) {
        if (directions.length != inputs || results.length != outputs) {
            throw new IllegalArgumentException(method + ": " + directions.length + " rows of directions and "
                    + results.length + " of results, must be " + inputs + " and " + outputs);
        }
        int count = results[0].length;
        if (count == 0) {
            throw new IllegalArgumentException(method + ": rows of no directions, must have at least one");
        }
        boolean isShared = false;
        for (double[] row : directions) {
            requireLength(method, row, count, DIRECTIONS);
            isShared |= row == results[0];
        }
        for (int i = 0; i < results.length; i++) {
            requireLength(method, results[i], count, DIRECTIONS);
            if (results[i] == point || results[i] == data || isShared || i > 0 && results[i] == results[i - 1]) {
                throw shared(method, "rows");
            }
        }
        requireArguments(method, point, data);
    }

    /** Checks weights of the outputs, and arrays for the gradients of the weighted sums. */
    void requireCotangents(String method, double[] point, double[] data, double[][] weights, double[][] results) {
        requireSeeds(method, point, data, weights, outputs, results, inputs);
    }

    /** Checks directions of the inputs, and arrays for the gradient and its tangents. */
    void requireSecond(
            String method,
            double[] point,
            double[] data,
            double[][] directions,
            double[] gradient,
            double[][] results) {
        requireGradient(method, point, data, gradient);
        requireSeeds(method, point, data, directions, inputs, results, inputs);
        for (int k = 0; k < results.length; k++) {
            if (gradient == results[k] || gradient == directions[k]) {
                throw shared(method, "arrays");
            }
        }
    }

    private void requireSeeds(
            String method,
            double[] point,
            double[] data,
            double[][] seeds,
            int seedLength,
            double[][] results,
            int resultLength) {
        if (seeds.length != results.length || seeds.length == 0) {
            throw new IllegalArgumentException(method + ": " + results.length + " arrays for the results of "
                    + seeds.length + " directions; the numbers must be equal and at least one");
        }
        for (int k = 0; k < seeds.length; k++) {
            requireLength(method, seeds[k], seedLength, seedLength == inputs ? INPUTS : OUTPUTS);
            requireLength(method, results[k], resultLength, resultLength == inputs ? INPUTS : OUTPUTS);
            if (results[k] == point
                    || results[k] == data
                    || results[k] == seeds[k]
                    || k > 0 && results[k] == results[k - 1]) {
                throw shared(method, "arrays");
            }
        }
        requireArguments(method, point, data);
    }

    private static IllegalArgumentException shared(String method, String what) {
        return new IllegalArgumentException(
                method + ": the " + what + " for results must differ from one another and from the arguments");
    }

    /** Checks the arguments of a Jacobian, with a row for each output. */
    void requireJacobian(String method, double[] point, double[] data, double[][] jacobian) {
        requireMatrix(method, point, data, jacobian, outputs);
    }

    /** Checks the arguments of a Hessian, with a row for each input. */
    void requireHessian(String method, double[] point, double[] data, double[][] hessian) {
        requireMatrix(method, point, data, hessian, inputs);
    }

    private void requireMatrix(String method, double[] point, double[] data, double[][] matrix, int rows) {
        if (matrix.length != rows) {
            throw new IllegalArgumentException(method + ": an array of " + matrix.length + " rows, must have " + rows);
        }
        for (double[] row : matrix) {
            requireLength(method, row, inputs, INPUTS);
            requireOwn(method, point, data, row);
        }
        requireArguments(method, point, data);
    }

    /** Checks the arguments of partial derivatives by consecutive inputs, with as many elements in each output's array. */
    void requirePartials(String method, double[] point, double[] data, int first, double[][] partials) {
        if (partials.length != outputs) {
            throw new IllegalArgumentException(method + ": " + partials.length + " arrays for " + outputs + " outputs");
        }
        int count = partials[0].length;
        for (double[] row : partials) {
            requireLength(method, row, count, INPUTS);
            requireOwn(method, point, data, row);
        }
        if (count == 0 || first < 0 || first > inputs - count) {
            throw new IllegalArgumentException(
                    method + ": inputs " + first + " to " + (first + count - 1) + " of " + inputs);
        }
        requireArguments(method, point, data);
    }

    private static void requireLength(String method, double[] array, int length, String what) {
        if (array.length != length) {
            throw new IllegalArgumentException(
                    method + ": an array of " + array.length + " for " + length + " " + what);
        }
    }
}
