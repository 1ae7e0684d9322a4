package org.gradcost.tape.engines;

import static org.gradcost.tape.engines.Peers.assertFirst;
import static org.gradcost.tape.engines.Peers.assertSecond;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import org.gradcost.tape.engines.Engine.Result;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.FieldUnivariateDerivative1Field;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.FieldPolynomialFunction;
import org.hipparchus.complex.FieldComplex;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.geometry.euclidean.threed.FieldRotation;
import org.hipparchus.geometry.euclidean.threed.FieldVector3D;
import org.hipparchus.geometry.euclidean.threed.RotationConvention;
import org.hipparchus.geometry.euclidean.threed.RotationOrder;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.FieldQRDecomposition;
import org.hipparchus.linear.FieldVector;
import org.hipparchus.special.elliptic.legendre.LegendreEllipticIntegral;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Code of Hipparchus for any numbers, in numbers of each engine, against Hipparchus' own derivatives. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HipparchusTest {

    private static final EnumSet<Engine> READING = EnumSet.complementOf(EnumSet.of(Engine.COMPILED));

    /** y′ = −1 from y(0) = x₀ comes to 0 at t = x₀: an event that is found by asking whether a number is zero. */
    @Test
    void anEventAtZero() {
        for (Engine engine : READING) {
            Result result = engine.differentiate(Integration::timeOfZero, 1);
            assertEquals(1, result.value(), 1e-12, engine.toString());
            assertEquals(1, result.gradient()[0], 1e-9, engine.toString());
        }
        assertFirst(Integration::timeOfZero, 1e-9, 1);
    }

    @Test
    void vanDerPolToAnEvent() {
        assertFirst(Integration::vanDerPol, 1e-8, 2, 0.5);
        assertSecond(Integration::vanDerPol, 1e-6, 2, 0.5);
    }

    @Test
    void aPendulum() {
        assertFirst(Integration::pendulum, 1e-10, 1.2, -0.3, 1.5);
        assertSecond(Integration::pendulum, 1e-8, 1.2, -0.3, 1.5);
    }

    @Test
    void decompositions() {
        double[] point = {4, 1, -2, 0.5, 3, 1, -1, 2, 5};
        assertFirst(HipparchusTest::lu, 1e-12, point);
        assertFirst(HipparchusTest::qr, 1e-12, point);
        assertSecond(HipparchusTest::lu, 1e-11, 4, 1, -2, 0.5, 3, 1, -1, 2, 5);
        assertSecond(HipparchusTest::qr, 1e-11, 4, 1, -2, 0.5, 3, 1, -1, 2, 5);
    }

    @Test
    void aSingularMatrixIsCalledSo() {
        for (Engine engine : READING) {
            MathIllegalArgumentException e = assertThrows(
                    MathIllegalArgumentException.class,
                    () -> engine.differentiate(HipparchusTest::singular, 3),
                    engine.toString());
            assertEquals("matrix is singular", e.getMessage(), engine.toString());
        }
    }

    @Test
    void splines() {
        double[] point = {0.5, 1.5, 1, -2, 0.7, 1.3};
        assertFirst(HipparchusTest::spline, 1e-12, point);
        assertSecond(HipparchusTest::spline, 1e-11, point);
    }

    @Test
    void complexNumbers() {
        assertFirst(HipparchusTest::complex, 1e-12, 0.7, -1.2);
        assertSecond(HipparchusTest::complex, 1e-11, 0.7, -1.2);
        for (Engine engine : READING) {
            assertEquals(
                    0,
                    engine.differentiate(HipparchusTest::rootOfComplexZero, 1).value(),
                    engine.toString());
        }
    }

    @Test
    void ellipticIntegrals() {
        assertFirst(HipparchusTest::bigK, 1e-12, 0.3);
        assertSecond(HipparchusTest::bigK, 1e-11, 0.3);
    }

    /** Hipparchus' own numbers have NaN as derivatives of E(m); so by NIST's Digital Library, 19.4.1 and 19.4.2. */
    @Test
    void theEllipticIntegralOfTheSecondKind() {
        double m = 0.3;
        double k = LegendreEllipticIntegral.bigK(m);
        double e = LegendreEllipticIntegral.bigE(m);
        double slope = (e - k) / (2 * m);
        double slopeOfK = (e - (1 - m) * k) / (2 * m * (1 - m));
        double second = (slope - slopeOfK) / (2 * m) - slope / m;
        for (Engine engine : READING) {
            Result result = engine.differentiate(HipparchusTest::bigE, m);
            assertEquals(e, result.value(), 1e-14, engine.toString());
            assertEquals(slope, result.gradient()[0], 1e-12, engine.toString());
        }
        for (Nesting nesting : Nesting.values()) {
            assertEquals(
                    second, nesting.column(HipparchusTest::bigE, new double[] {m}, 0)[0], 1e-11, nesting.toString());
        }
    }

    @Test
    void rotations() {
        assertFirst(HipparchusTest::rotation, 1e-12, 0.3, -0.6, 1.1);
        assertSecond(HipparchusTest::rotation, 1e-11, 0.3, -0.6, 1.1);
    }

    @Test
    void theDegreeOfAPolynomial() {
        for (Engine engine : READING) {
            assertEquals(0, engine.differentiate(HipparchusTest::degree, 3).value(), engine.toString());
        }
    }

    /** Hipparchus caches fields of nested types by the field below: the same one for a number and whatever comes of it. */
    @Test
    void cachesDoNotGrow() {
        for (Engine engine : READING) {
            assertEquals(1, engine.differentiate(HipparchusTest::sameField, 3).value(), engine.toString());
        }
    }

    private static <T extends CalculusFieldElement<T>> FieldMatrix<T> matrix(T[] x) {
        FieldMatrix<T> a = new Array2DRowFieldMatrix<>(x[0].getField(), 3, 3);
        for (int i = 0; i < 9; i++) {
            a.setEntry(i / 3, i % 3, x[i]);
        }
        return a;
    }

    private static <T extends CalculusFieldElement<T>> FieldVector<T> ones(Field<T> field) {
        FieldVector<T> ones = new ArrayFieldVector<>(field, 3);
        ones.set(field.getOne());
        return ones;
    }

    private static <T extends CalculusFieldElement<T>> T lu(T[] x) {
        FieldLUDecomposition<T> lu = new FieldLUDecomposition<>(matrix(x));
        return lu.getDeterminant()
                .add(lu.getSolver().solve(ones(x[0].getField())).dotProduct(ones(x[0].getField())));
    }

    private static <T extends CalculusFieldElement<T>> T qr(T[] x) {
        FieldVector<T> ones = ones(x[0].getField());
        return new FieldQRDecomposition<>(matrix(x)).getSolver().solve(ones).dotProduct(ones);
    }

    private static <T extends CalculusFieldElement<T>> T singular(T[] x) {
        FieldMatrix<T> a = new Array2DRowFieldMatrix<>(x[0].getField(), 2, 2);
        for (int i = 0; i < 4; i++) {
            a.setEntry(i / 2, i % 2, x[0]);
        }
        return new FieldLUDecomposition<>(a).getSolver().getInverse().getEntry(0, 0);
    }

    private static <T extends CalculusFieldElement<T>> T spline(T[] x) {
        T[] abscissas = MathArrays.buildArray(x[0].getField(), 4);
        T[] ordinates = abscissas.clone();
        for (int i = 0; i < 4; i++) {
            abscissas[i] = i == 1 ? x[0].add(0.5) : x[0].newInstance(i);
            ordinates[i] = x[i + 1];
        }
        return new SplineInterpolator().interpolate(abscissas, ordinates).value(x[5]);
    }

    private static <T extends CalculusFieldElement<T>> T complex(T[] x) {
        FieldComplex<T> z = new FieldComplex<>(x[0], x[1]);
        FieldComplex<T> w =
                z.sqrt().multiply(z.exp()).add(z.log()).divide(z.sin().add(z.tanh()));
        return w.getRealPart().add(w.getImaginaryPart().square());
    }

    private static <T extends CalculusFieldElement<T>> T rootOfComplexZero(T[] x) {
        FieldComplex<T> root = new FieldComplex<>(x[0].subtract(x[0]), x[0].newInstance(0)).sqrt();
        return root.getRealPart().add(root.getImaginaryPart());
    }

    private static <T extends CalculusFieldElement<T>> T bigK(T[] x) {
        return LegendreEllipticIntegral.bigK(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T bigE(T[] x) {
        return LegendreEllipticIntegral.bigE(x[0]);
    }

    private static <T extends CalculusFieldElement<T>> T rotation(T[] x) {
        FieldRotation<T> r =
                new FieldRotation<>(RotationOrder.XYZ, RotationConvention.VECTOR_OPERATOR, x[0], x[1], x[2]);
        FieldVector3D<T> v = r.applyTo(new FieldVector3D<>(x[2], x[0], x[1].add(2)));
        return v.getX().multiply(v.getY()).add(v.getZ()).add(r.getAngle());
    }

    private static <T extends CalculusFieldElement<T>> T degree(T[] x) {
        T[] c = MathArrays.buildArray(x[0].getField(), 3);
        c[0] = x[0];
        return x[0].newInstance(new FieldPolynomialFunction<>(c).degree());
    }

    private static <T extends CalculusFieldElement<T>> T sameField(T[] x) {
        T y = x[0].sin().add(x[0].newInstance(3));
        boolean same = FieldUnivariateDerivative1Field.getUnivariateDerivative1Field(x[0].getField())
                == FieldUnivariateDerivative1Field.getUnivariateDerivative1Field(y.getField());
        return x[0].newInstance(same ? 1 : 0);
    }
}
