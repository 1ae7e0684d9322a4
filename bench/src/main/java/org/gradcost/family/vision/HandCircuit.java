package org.gradcost.family.vision;

import org.gradcost.gate.Functions;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * The hand in any mode: bones from the pose θ, vertices from the bones, errors from the vertices.
 *
 * <p>A bone's matrix is that of its parent times its own, {@code relative·E} with the rotation E = Rz·Rx of its angles. A vertex
 * is {@code Σ_b w_b·abs_b·inverse_b·v} over its bones, then rotated by the rotation vector θ_0..2 and translated by θ_3..5.
 */
public final class HandCircuit<T extends CalculusFieldElement<T>> {

    private static final double SMALL = 1e-4; // GradBench treats a smaller rotation as none, with slope 0

    private final HandModel model;
    private final T[] theta;
    private final T[][] bones;
    private final T[] rotation;

    /** Creates the bones in a pose. */
    public HandCircuit(HandModel model, T[] theta) {
        this.model = model;
        this.theta = theta;
        this.bones = MathArrays.buildArray(theta[0].getField(), HandModel.BONES, 12);
        this.rotation = rotation();
        T[][] absolutes = MathArrays.buildArray(theta[0].getField(), HandModel.BONES, 12);
        for (int b = 0; b < HandModel.BONES; b++) {
            T[] relative = relative(b);
            int parent = model.parents()[b];
            absolutes[b] = parent < 0 ? relative : product(absolutes[parent], relative);
            bones[b] = product(absolutes[b], constants(model.inverses()[b]));
        }
    }

    private T[] constants(double[] matrix) {
        T[] constants = MathArrays.buildArray(theta[0].getField(), matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            constants[i] = theta[0].newInstance(matrix[i]);
        }
        return constants;
    }

    /** Returns relative·E; E has no translation. */
    private T[] relative(int b) {
        double[] base = model.relatives()[b];
        T[] relative = constants(base);
        int x = HandModel.angle(b, 'x');
        if (x < 0) {
            return relative;
        }
        int z = HandModel.angle(b, 'z');
        T sx = theta[x].sin();
        T cx = theta[x].cos();
        T one = theta[0].newInstance(1);
        T zero = theta[0].newInstance(0);
        T sz = z < 0 ? zero : theta[z].sin();
        T cz = z < 0 ? one : theta[z].cos();
        T[][] e = MathArrays.buildArray(theta[0].getField(), 3, 3);
        e[0][0] = cz;
        e[0][1] = sz.multiply(cx).negate();
        e[0][2] = sz.multiply(sx);
        e[1][0] = sz;
        e[1][1] = cz.multiply(cx);
        e[1][2] = cz.multiply(sx).negate();
        e[2][0] = zero;
        e[2][1] = sx;
        e[2][2] = cx;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                relative[4 * i + j] = e[0][j].multiply(base[4 * i])
                        .add(e[1][j].multiply(base[4 * i + 1]))
                        .add(e[2][j].multiply(base[4 * i + 2]));
            }
        }
        return relative;
    }

    private T[] product(T[] a, T[] b) {
        T[] c = MathArrays.buildArray(theta[0].getField(), 12);
        for (int i = 0; i < 12; i += 4) {
            for (int j = 0; j < 4; j++) {
                T sum = a[i].multiply(b[j]).add(a[i + 1].multiply(b[4 + j])).add(a[i + 2].multiply(b[8 + j]));
                c[i + j] = j < 3 ? sum : sum.add(a[i + 3]);
            }
        }
        return c;
    }

    /** Returns the rotation about θ_0..2 by Rodrigues' formula, or null if there is none. */
    private T[] rotation() {
        T x = theta[0];
        T y = theta[1];
        T z = theta[2];
        T square = x.multiply(x).add(y.multiply(y)).add(z.multiply(z));
        if (Functions.lessThan(square, SMALL * SMALL)) {
            return null;
        }
        T angle = square.sqrt();
        T a = x.divide(angle);
        T b = y.divide(angle);
        T c = z.divide(angle);
        T sin = angle.sin();
        T cos = angle.cos();
        T rest = cos.negate().add(1);
        T[] r = MathArrays.buildArray(theta[0].getField(), 9);
        r[0] = a.multiply(a).multiply(rest).add(cos);
        r[1] = a.multiply(b).multiply(rest).subtract(c.multiply(sin));
        r[2] = a.multiply(c).multiply(rest).add(b.multiply(sin));
        r[3] = a.multiply(b).multiply(rest).add(c.multiply(sin));
        r[4] = b.multiply(b).multiply(rest).add(cos);
        r[5] = b.multiply(c).multiply(rest).subtract(a.multiply(sin));
        r[6] = a.multiply(c).multiply(rest).subtract(b.multiply(sin));
        r[7] = b.multiply(c).multiply(rest).add(a.multiply(sin));
        r[8] = c.multiply(c).multiply(rest).add(cos);
        return r;
    }

    /** Returns the position of vertex v. */
    public T[] position(int v) {
        int[] moved = model.bones()[v];
        double[] p = model.vertices()[v];
        T[] position = MathArrays.buildArray(theta[0].getField(), 3);
        for (int i = 0; i < 3; i++) {
            T sum = theta[0].newInstance(0);
            for (int k = 0; k < moved.length; k++) {
                T[] bone = bones[moved[k]];
                double w = model.weights()[v][k];
                sum = sum.add(bone[4 * i]
                        .multiply(w * p[0])
                        .add(bone[4 * i + 1].multiply(w * p[1]))
                        .add(bone[4 * i + 2].multiply(w * p[2]).add(bone[4 * i + 3].multiply(w * p[3]))));
            }
            position[i] = i == 0 && model.mirrored() ? sum.negate() : sum;
        }
        return turned(position);
    }

    private T[] turned(T[] p) {
        T[] turned = MathArrays.buildArray(theta[0].getField(), 3);
        for (int i = 0; i < 3; i++) {
            T t = p[i];
            if (rotation != null) {
                t = rotation[3 * i]
                        .multiply(p[0])
                        .add(rotation[3 * i + 1].multiply(p[1]))
                        .add(rotation[3 * i + 2].multiply(p[2]));
            }
            turned[i] = t.add(theta[3 + i]);
        }
        return turned;
    }

    /** Returns output j of a correspondence on a vertex. */
    public T error(int i, int j, T[] position) {
        return position[j].negate().add(model.points()[i][j]);
    }

    /** Returns output j of a correspondence on the point (u, v, 1 − u − v) of a triangle. */
    public T error(int i, int j, T u, T v, T[] a, T[] b, T[] c) {
        T rest = u.add(v).negate().add(1);
        return u.multiply(a[j])
                .add(v.multiply(b[j]))
                .add(rest.multiply(c[j]))
                .negate()
                .add(model.points()[i][j]);
    }
}
