package org.gradcost.gradbench;

import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;

/** The input of a function, read field by field; an error names the field that is missing or of the wrong type. */
record Input(String where, Object value) {

    /** Returns a field that is an object itself. */
    Input object(String name) {
        return new Input(where + "." + name, field(name));
    }

    /** Returns the input itself, if it is a bare number. */
    double number() {
        return number(where, value);
    }

    double number(String name) {
        return number(where + "." + name, field(name));
    }

    /** Returns a whole number of at least {@code least}. */
    int whole(String name, int least) {
        double number = number(name);
        if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
            throw wrong(name, "is " + number + ", not a whole number from " + least + " on");
        }
        return (int) number;
    }

    boolean flag(String name) {
        if (field(name) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "is not true or false");
    }

    double[] numbers(String name) {
        if (field(name) instanceof double[] numbers) {
            return numbers;
        }
        throw wrong(name, "is not an array of numbers");
    }

    /** Returns an array of exactly {@code count} numbers. */
    double[] numbers(String name, int count) {
        double[] numbers = numbers(name);
        if (numbers.length != count) {
            throw wrong(name, "has " + numbers.length + " numbers, not " + count);
        }
        return numbers;
    }

    /** Returns an array of whole numbers from 0 to below a bound. */
    int[] indices(String name, int least, int bound) {
        double[] numbers = numbers(name);
        int[] indices = new int[numbers.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) numbers[i];
            if (indices[i] != numbers[i] || indices[i] < least || indices[i] >= bound) {
                throw wrong(name, "has " + numbers[i] + ", not a whole number from " + least + " to " + (bound - 1));
            }
        }
        return indices;
    }

    /** Returns an array of rows of equal length. */
    double[][] rows(String name) {
        double[][] rows = rows(where + "." + name, field(name));
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                throw wrong(name, "has rows of different lengths");
            }
        }
        return rows;
    }

    /** Returns an array of {@code count} rows of {@code width} numbers. */
    double[][] rows(String name, int count, int width) {
        double[][] rows = rows(name);
        if (rows.length != count || count > 0 && rows[0].length != width) {
            throw wrong(
                    name,
                    "is " + rows.length + "x" + (rows.length == 0 ? 0 : rows[0].length) + ", not " + count + "x"
                            + width);
        }
        return rows;
    }

    /** Returns an array of matrices of rows×width, each row by row. */
    double[][] matrices(String name, int count, int rows, int width) {
        if (!(field(name) instanceof List<?> list) || list.size() != count) {
            throw wrong(name, "is not an array of " + count + " matrices");
        }
        double[][] matrices = new double[count][];
        for (int i = 0; i < count; i++) {
            double[][] matrix = rows(where + "." + name, list.get(i));
            matrices[i] = flat(matrix);
            if (matrix.length != rows || matrices[i].length != rows * width) {
                throw wrong(name, "has a matrix that is not " + rows + "x" + width);
            }
        }
        return matrices;
    }

    /** Returns the rows one after the other. */
    static double[] flat(double[][] rows) {
        int count = 0;
        for (double[] row : rows) {
            count += row.length;
        }
        double[] flat = new double[count];
        int to = 0;
        for (double[] row : rows) {
            System.arraycopy(row, 0, flat, to, row.length);
            to += row.length;
        }
        return flat;
    }

    BadInputException wrong(String name, String problem) {
        return new BadInputException(where + "." + name + " " + problem);
    }

    private Object field(String name) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new BadInputException(where + " is not an object");
        }
        if (!fields.containsKey(name)) {
            throw new BadInputException(where + " has no \"" + name + "\"");
        }
        return fields.get(name);
    }

    private static double number(String where, Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw new BadInputException(where + " is not a number");
    }

    private static double[][] rows(String where, Object value) {
        if (value instanceof double[] none && none.length == 0) {
            return new double[0][];
        }
        if (!(value instanceof List<?> list)) {
            throw new BadInputException(where + " is not an array of rows");
        }
        double[][] rows = new double[list.size()][];
        for (int i = 0; i < rows.length; i++) {
            if (!(list.get(i) instanceof double[] row)) {
                throw new BadInputException(where + "[" + i + "] is not a row of numbers");
            }
            rows[i] = row;
        }
        return rows;
    }
}
