package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final long SEED = 20260117;

    static Stream<UnaryGate> unary() {
        return Gates.unary().stream();
    }

    static Stream<BinaryGate> binary() {
        return Gates.binary().stream();
    }

    /** Central differences know nothing of the slopes, and so tell a wrong one from a right one. */
    @ParameterizedTest
    @MethodSource("unary")
    void slopesAreDerivatives(UnaryGate gate) {
        SplittableRandom random = new SplittableRandom(SEED);
        int tested = 0;
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble(-4, 4);
            if (Math.abs(gate.value(x)) < 100 && Math.abs(x) > 0.01 && Math.abs(Math.abs(x) - 1) > 0.01) {
                double expected = derivative(gate::value, x);
                assertEquals(
                        expected, gate.slope(x), 1e-7 * (1 + Math.abs(expected)), gate + " at " + x + ", seed " + SEED);
                tested++;
            }
        }
        assertTrue(tested > 200, gate + ": only " + tested + " points lie in its domain");
    }

    @ParameterizedTest
    @MethodSource("binary")
    void slopesArePartialDerivatives(BinaryGate gate) {
        SplittableRandom random = new SplittableRandom(SEED);
        boolean wholeSecond = gate == Gates.SCALB || gate == Gates.ROOT;
        int tested = 0;
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble(-4, 4);
            double y = wholeSecond ? random.nextInt(1, 6) : random.nextDouble(-4, 4);
            double v = gate.value(x, y);
            boolean nearAJump = gate == Gates.REMAINDER && Math.abs(Math.abs(v / y) - 0.5) < 0.01;
            if (Double.isFinite(v) && Math.abs(x) > 0.01 && Math.abs(y) > 0.1 && !nearAJump) {
                String where = gate + " at " + x + ", " + y + ", seed " + SEED;
                double expectedX = derivative(t -> gate.value(t, y), x);
                assertEquals(expectedX, gate.slopeX(x, y), 1e-6 * (1 + Math.abs(expectedX)), where);
                double expectedY = wholeSecond ? 0 : derivative(t -> gate.value(x, t), y);
                if (Double.isFinite(expectedY)) {
                    assertEquals(expectedY, gate.slopeY(x, y), 1e-6 * (1 + Math.abs(expectedY)), where);
                }
                tested++;
            }
        }
        assertTrue(tested > 200, gate + ": only " + tested + " points lie in its domain");
    }

    /** Slopes that the textbook formula loses; references from 40-digit arithmetic. */
    @Test
    void slopesKeepTheirDigits() {
        assertClose(1.6993417021166355e-17, Gates.TANH.slope(20));
        assertClose(4.248354255291589e-18, Gates.SIGMOID.slope(40));
        assertClose(9.859676543759771e-305, Gates.SIGMOID.slope(700));
        assertClose(9.859676543759771e-305, Gates.SIGMOID.slope(-700));
        assertClose(1e-200, Gates.ASINH.slope(1e200));
        assertClose(1e-200, Gates.ACOSH.slope(1e200));
        assertClose(1 / Math.sqrt(1e-9 * 1.999999999), Gates.ASIN.slope(1 - 1e-9), 1e-7);
        assertClose(4.1399377187851665e-08, Gates.EXPM1.slope(-17));
        assertClose(461.2101657793691, Gates.ASINH.value(1e200));
        assertClose(1e-20, Gates.ASINH.value(1e-20));
        assertClose(1e-20, Gates.ATANH.value(1e-20));
    }

    /** At the edge of a domain the slope is its one-sided limit; outside it is NaN. */
    @Test
    void edgesOfDomains() {
        assertEquals(INF, Gates.SQRT.slope(0));
        assertEquals(INF, Gates.SQRT.slope(-0.0));
        assertEquals(INF, Gates.CBRT.slope(0));
        assertEquals(INF, Gates.LOG.slope(0));
        assertEquals(INF, Gates.LOG.slope(-0.0));
        assertEquals(INF, Gates.LOG1P.slope(-1));
        assertEquals(INF, Gates.ASIN.slope(1));
        assertEquals(INF, Gates.ASIN.slope(-1));
        assertEquals(-INF, Gates.ACOS.slope(1));
        assertEquals(INF, Gates.ACOSH.slope(1));
        assertEquals(INF, Gates.ATANH.slope(1));
        assertEquals(-INF, Gates.RECIPROCAL.slope(0));
        assertEquals(0, Gates.EXP.slope(-INF));
        assertEquals(0, Gates.SIGMOID.slope(INF));
        assertEquals(1, Gates.SOFTPLUS.slope(INF));
        assertEquals(0, Gates.TANH.slope(INF));
        for (UnaryGate gate :
                new UnaryGate[] {Gates.LOG, Gates.LOG10, Gates.SQRT, Gates.LOG1P, Gates.ASIN, Gates.ACOS, Gates.ATANH
                }) {
            assertEquals(Double.NaN, gate.value(-2), gate.name());
            assertEquals(Double.NaN, gate.slope(-2), gate.name());
        }
        assertEquals(Double.NaN, Gates.ACOSH.slope(0.5));
        for (UnaryGate gate : Gates.unary()) {
            assertEquals(Double.NaN, gate.value(Double.NaN), gate.name());
            if (gate != Gates.NEGATE) {
                assertEquals(Double.NaN, gate.slope(Double.NaN), gate.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // base, exponent, slope of the base, slope of the exponent
        "0, 0, 0, -Infinity",
        "0, 1, 1, 0",
        "0, 2, 0, 0",
        "0, 0.5, Infinity, 0",
        "0, -1, -Infinity, -Infinity",
        "-2, 3, 12, NaN",
        "-2, 0, 0, NaN",
        "2, 0, 0, 0.6931471805599453",
        "Infinity, -1, 0, 0",
    })
    void powersOfZeroAndOfNegativeNumbers(double x, double y, double slopeX, double slopeY) {
        assertEquals(slopeX, Gates.POW.slopeX(x, y) + 0.0);
        assertEquals(slopeY, Gates.POW.slopeY(x, y) + 0.0);
    }

    @ParameterizedTest
    @CsvSource({
        // ordinate, abscissa, slope of the ordinate, slope of the abscissa
        "0, 1, 1, 0",
        "0, -1, -1, 0",
        "1, 0, 0, -1",
        "-1, 0, 0, 1",
        "1e200, 1e200, 5e-201, -5e-201",
    })
    void anglesAtTheAxes(double y, double x, double slopeY, double slopeX) {
        assertEquals(slopeY, Gates.ATAN2.slopeX(y, x) + 0.0, 1e-15 * Math.abs(slopeY));
        assertEquals(slopeX, Gates.ATAN2.slopeY(y, x) + 0.0, 1e-15 * Math.abs(slopeX));
    }

    @ParameterizedTest
    @CsvSource({
        // x, y, slope of x, slope of y
        "Infinity, 5, 1, 0",
        "-Infinity, 5, -1, 0",
        "5, Infinity, 0, 1",
        "5, -Infinity, 0, -1",
        "Infinity, Infinity, NaN, NaN",
    })
    void hypotenusesOfInfinity(double x, double y, double slopeX, double slopeY) {
        assertEquals(slopeX, Gates.HYPOT.slopeX(x, y));
        assertEquals(slopeY, Gates.HYPOT.slopeY(x, y));
    }

    @ParameterizedTest
    @CsvSource({
        // x, n, root, slope
        "-32, 5, -2, 0.0125",
        "-8, 3, -2, 0.08333333333333333",
        "-7, 1, -7, 1",
        "16, 4, 2, 0.03125",
        "-16, 4, NaN, NaN",
        "-4, 2, NaN, NaN",
        "0, 1, 0, 1",
        "0, 2, 0, Infinity",
        "0, 5, 0, Infinity",
    })
    void rootsOfNegativeNumbersAndOfZero(double x, double n, double root, double slope) {
        assertEquals(root, Gates.ROOT.value(x, n), 1e-15);
        assertEquals(slope, Gates.ROOT.slopeX(x, n), 1e-15);
    }

    /** Where x^y, or y·x^y, overflows and the slope does not. */
    @Test
    void powersAtTheEndOfTheRange() {
        assertClose(31e300, Gates.POW.slopeX(1e10, 31));
        assertClose(30.75 * Math.pow(1e10, 29.75), Gates.POW.slopeX(1e10, 30.75));
        assertClose(-31e-320, Gates.POW.slopeX(1e10, -31), 1e-3);
    }

    /** Every gate of the table is reached by a method of the contract, so none can be forgotten there. */
    @Test
    void everyGateIsNamedByAMethod() throws ReflectiveOperationException {
        Set<Object> applied = new HashSet<>();
        Probe probe = new Probe(applied);
        for (Method method : Differentiable.class.getMethods()) {
            if (method.isDefault() && Stream.of(method.getParameterTypes()).noneMatch(Class::isArray)) {
                Object[] arguments = Stream.of(method.getParameterTypes())
                        .map(type -> type == int.class ? (Object) 1 : type == double.class ? (Object) 1.0 : probe)
                        .toArray();
                if (arguments.length <= 1) {
                    method.invoke(probe, arguments);
                }
            }
        }
        Set<Object> all = new HashSet<>(Gates.unary());
        all.addAll(Gates.binary());
        all.addAll(Gates.select());
        all.removeAll(applied);
        assertTrue(all.isEmpty(), "gates that no method of Differentiable names: " + all);
    }

    @Test
    void namesAreUnique() {
        Set<String> names = new HashSet<>();
        Stream.of(
                        Gates.unary().stream().map(UnaryGate::name),
                        Gates.binary().stream().map(BinaryGate::name),
                        Gates.select().stream().map(SelectGate::name))
                .flatMap(s -> s)
                .forEach(name -> assertTrue(names.add(name), name));
    }

    /** A NaN on either side comes out, as by {@link Math#max}. */
    @Test
    void selectionsHaveTheValueThatTheySelect() {
        assertTrue(Gates.select().containsAll(Set.of(Gates.MAX, Gates.MIN)));
        double[] points = {-INF, -2, -0.0, 0, 3, INF, Double.NaN};
        for (double x : points) {
            for (double y : points) {
                assertEquals(Math.max(x, y) + 0.0, Gates.MAX.value(x, y) + 0.0, "max of " + x + ", " + y);
                assertEquals(Math.min(x, y) + 0.0, Gates.MIN.value(x, y) + 0.0, "min of " + x + ", " + y);
            }
        }
    }

    @Test
    void gatesReadAsTheirNames() {
        Gates.unary().forEach(gate -> assertEquals(gate.name(), gate.toString()));
        Gates.binary().forEach(gate -> assertEquals(gate.name(), gate.toString()));
        Gates.select().forEach(gate -> assertEquals(gate.name(), gate.toString()));
    }

    /** Each the product of the others, formed without a division; what the arrays hold beyond is left alone. */
    @Test
    void slopesOfAProduct() {
        double[] slopes = new double[5];
        slopes[4] = 42;
        assertEquals(210, Slopes.ofProduct(new double[] {2, 3, 5, 7, 11}, slopes, 4));
        assertArrayEquals(new double[] {105, 70, 42, 30, 42}, slopes);
        assertEquals(0, Slopes.ofProduct(new double[] {2, 0, 5}, slopes, 3));
        assertArrayEquals(new double[] {0, 10, 0}, Arrays.copyOf(slopes, 3));
        assertEquals(0, Slopes.ofProduct(new double[] {0, 0}, slopes, 2));
        assertArrayEquals(new double[] {0, 0}, Arrays.copyOf(slopes, 2));
        assertEquals(9, Slopes.ofProduct(new double[] {9}, slopes, 1));
        assertEquals(1, slopes[0]);
    }

    /** By Richardson's extrapolation of central differences: error about 1e-11 of the function's size. */
    private static double derivative(DoubleUnaryOperator f, double x) {
        double h = 1e-4 * Math.max(0.1, Math.min(1, Math.abs(x)));
        return (8 * (f.applyAsDouble(x + h / 2) - f.applyAsDouble(x - h / 2))
                        - (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)))
                / (6 * h);
    }

    private static void assertClose(double expected, double actual) {
        assertClose(expected, actual, 1e-15);
    }

    private static void assertClose(double expected, double actual, double relative) {
        assertEquals(expected, actual, relative * Math.abs(expected));
    }

    /** Notes which gates it was asked for. */
    private record Probe(Set<Object> applied) implements Differentiable<Probe> {

        @Override
        public Probe apply(UnaryGate gate) {
            return note(gate);
        }

        @Override
        public Probe apply(BinaryGate gate, Probe y) {
            return note(gate);
        }

        @Override
        public Probe apply(BinaryGate gate, double y) {
            return note(gate);
        }

        @Override
        public Probe apply(SelectGate gate, Probe y) {
            return note(gate);
        }

        @Override
        public Probe fromPartials(double value, double[] slopes, Probe[] arguments) {
            return this;
        }

        @Override
        public boolean isConstant() {
            return false;
        }

        @Override
        public double getReal() {
            return 1;
        }

        @Override
        public Probe newInstance(double value) {
            return this;
        }

        @Override
        public Field<Probe> getField() {
            return new ConstantField<>(Probe.class, this, this);
        }

        private Probe note(Object gate) {
            applied.add(gate);
            return this;
        }
    }
}
