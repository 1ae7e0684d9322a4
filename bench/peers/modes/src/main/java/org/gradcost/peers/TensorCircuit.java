package org.gradcost.peers;

import java.util.List;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;

/**
 * A function of tensors: a matrix circuit of the suite, or a {@link VectorForm}.
 *
 * @param problem with the function
 * @param shapes {rows, columns} of the inputs, which are consecutive in the vector of a gradient
 * @param starts of each input in that vector, and its end
 */
record TensorCircuit(Problem problem, int[][] shapes, int[] starts) {

    static TensorCircuit of(Problem problem) {
        int[][] shapes = VectorForm.of(problem).isPresent()
                ? new int[][] {{1, problem.inputs().length}}
                : ((MatrixCircuit) problem).shapes();
        int[] starts = new int[shapes.length + 1];
        for (int i = 0; i < shapes.length; i++) {
            starts[i + 1] = starts[i] + shapes[i][0] * shapes[i][1];
        }
        return new TensorCircuit(problem, shapes, starts);
    }

    /** Returns the number of inputs, each of which is a tensor. */
    int count() {
        return shapes.length;
    }

    int rows(int input) {
        return shapes[input][0];
    }

    int columns(int input) {
        return shapes[input][1];
    }

    int start(int input) {
        return starts[input];
    }

    int size(int input) {
        return starts[input + 1] - starts[input];
    }

    /** Returns the output for these inputs. */
    @SuppressWarnings("unchecked")
    <T> T output(TensorMatrix.Library<T> library, List<T> inputs) {
        TensorMatrix<T>[] x = new TensorMatrix[count()];
        for (int i = 0; i < x.length; i++) {
            x[i] = library.input(inputs.get(i), rows(i), columns(i));
        }
        return VectorForm.of(problem)
                .map(form -> form.of(x[0]))
                .orElseGet(() -> ((MatrixCircuit) problem).matrix(x))
                .tensor();
    }
}
