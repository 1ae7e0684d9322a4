package org.gradcost.dual;

import org.ejml.data.DMatrixRMaj;
import org.gradcost.gate.matrix.BinaryMatrixGate;
import org.gradcost.gate.matrix.Matrix;
import org.gradcost.gate.matrix.Shapes;
import org.gradcost.gate.matrix.UnaryMatrixGate;
import org.gradcost.gate.matrix.Workspace;

/**
 * A matrix in forward mode: an r×c value A and k ≥ 1 tangents dA₁ … dAₖ of the same shape, or no tangents if it is a
 * constant. A gate C = f(A, B) pushes each tangent forward through its slopes, dC = J₁·dA + J₂·dB.
 *
 * <p>A tangent that is known to be zero is neither stored nor propagated: an input costs nothing in the directions of other
 * inputs, and a constant costs nothing in any direction. Instances are immutable as long as nobody writes to the matrices
 * they refer to.
 */
public final class MatrixDual implements Matrix<MatrixDual> {
    private final DMatrixRMaj value;
    /** The k tangents, with null for a zero tangent; the array itself is null for a constant. */
    private final DMatrixRMaj[] tangents;

    MatrixDual(DMatrixRMaj value, DMatrixRMaj[] tangents) {
        this.value = value;
        this.tangents = tangents;
    }

    /**
     * Returns the inputs of a pass with up to {@code width} unit directions. The elements of all matrices are numbered from
     * 0, matrix by matrix and row-major; tangent j is the unit direction of element {@code first + j}. A full gradient with
     * respect to n elements takes ⌈n/width⌉ passes, of which the last has fewer directions if {@code width} does not divide
     * n.
     *
     * @param x the values of the inputs; the matrices are referenced, not copied
     * @param first the number of the element that tangent 0 differentiates with respect to, from 0 to n − 1
     * @param width the largest number of tangents of the pass, at least 1
     * @return one input for each matrix of x; those without an active direction are constants
     * @throws IllegalArgumentException if x has no matrix, a matrix is empty, {@code first} is out of range, or {@code
     *     width} is less than 1
     */
    public static MatrixDual[] variables(DMatrixRMaj[] x, int first, int width) {
        return Seeds.unit(x, first, width);
    }

    /**
     * Returns the inputs of a pass with one tangent, the derivative along the given direction.
     *
     * @param x the values of the inputs; the matrices are referenced, not copied
     * @param direction one matrix for each matrix of x, of the same shape; they are referenced, not copied
     * @throws IllegalArgumentException if x has no matrix, a matrix is empty, or the directions do not match x in number or
     *     shape
     */
    public static MatrixDual[] along(DMatrixRMaj[] x, DMatrixRMaj[] direction) {
        return Seeds.along(x, direction);
    }

    /**
     * Returns a constant, which has no tangents. The matrix is referenced, not copied.
     *
     * @throws IllegalArgumentException if the matrix is empty
     */
    public static MatrixDual constantOf(DMatrixRMaj value) {
        Shapes.requireElements("constant", value);
        return new MatrixDual(value, null);
    }

    /** Returns the number k of tangents, or 0 for a constant. */
    public int width() {
        return tangents == null ? 0 : tangents.length;
    }

    /**
     * Returns tangent j, an r×c matrix that must not be written to. A constant returns a zero matrix for every j ≥ 0.
     *
     * @throws IndexOutOfBoundsException if j is negative, or not less than the {@link #width} of a matrix that is not
     *     constant
     */
    public DMatrixRMaj tangent(int j) {
        if (j < 0 || tangents != null && j >= tangents.length) {
            throw new IndexOutOfBoundsException("tangent " + j + " of " + width());
        }
        boolean zero = tangents == null || tangents[j] == null;
        return zero ? new DMatrixRMaj(value.numRows, value.numCols) : tangents[j];
    }

    @Override
    public DMatrixRMaj value() {
        return value;
    }

    @Override
    public MatrixDual constant(DMatrixRMaj value) {
        return constantOf(value);
    }

    @Override
    public MatrixDual apply(UnaryMatrixGate gate) {
        Workspace w = new Workspace();
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, c);
        gate.value(value, c, w);
        if (tangents == null) {
            return new MatrixDual(c, null);
        }
        DMatrixRMaj[] pushed = new DMatrixRMaj[tangents.length];
        for (int j = 0; j < pushed.length; j++) {
            if (tangents[j] != null) {
                pushed[j] = c.createLike();
                gate.push(value, c, tangents[j], pushed[j], w);
            }
        }
        return new MatrixDual(c, pushed);
    }

    @Override
    public MatrixDual apply(BinaryMatrixGate gate, MatrixDual b) {
        Workspace w = new Workspace();
        DMatrixRMaj c = new DMatrixRMaj();
        gate.shape(value, b.value, c);
        gate.value(value, b.value, c, w);
        int k = commonWidth(gate, b);
        if (k == 0) {
            return new MatrixDual(c, null);
        }
        DMatrixRMaj[] pushed = new DMatrixRMaj[k];
        for (int j = 0; j < k; j++) {
            pushed[j] = push(
                    gate, b, c, tangents == null ? null : tangents[j], b.tangents == null ? null : b.tangents[j], w);
        }
        return new MatrixDual(c, pushed);
    }

    /** Returns J₁·da + J₂·db, where null denotes a zero tangent; returns null if both are null. */
    private DMatrixRMaj push(
            BinaryMatrixGate gate, MatrixDual b, DMatrixRMaj c, DMatrixRMaj da, DMatrixRMaj db, Workspace w) {
        if (da == null && db == null) {
            return null;
        }
        DMatrixRMaj dc = c.createLike();
        if (da == null) {
            gate.pushSecond(value, b.value, c, db, dc, w);
            return dc;
        }
        gate.pushFirst(value, b.value, c, da, dc, w);
        if (db != null) {
            DMatrixRMaj second = w.contribution(c.numRows, c.numCols);
            gate.pushSecond(value, b.value, c, db, second, w);
            Workspace.add(second, dc);
        }
        return dc;
    }

    private int commonWidth(BinaryMatrixGate gate, MatrixDual b) {
        if (tangents != null && b.tangents != null && tangents.length != b.tangents.length) {
            throw new IllegalArgumentException(
                    gate.name() + ": " + width() + " tangents by " + b.width() + ", from different passes");
        }
        return Math.max(width(), b.width());
    }

    /** Returns the shape and the number of tangents, e.g. {@code 2x3 matrix with 4 tangents}. */
    @Override
    public String toString() {
        return Shapes.of(value) + " matrix with " + width() + " tangents";
    }
}
