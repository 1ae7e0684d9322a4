package org.gradcost.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hipparchus.CalculusFieldElementAbstractTest;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.util.MathArrays;
import org.junit.jupiter.api.Test;

/**
 * What every scalar mode promises, beside Hipparchus' own contract: a gate's value and slopes come out of the mode
 * exactly as the gate states them, at ordinary points and at every edge.
 */
public abstract class DifferentiableContract<T extends Differentiable<T>> extends CalculusFieldElementAbstractTest<T> {

    private static final double INF = Double.POSITIVE_INFINITY;

    /** Ordinary numbers, zeros of both signs, extremes, and what is none. */
    private static final double[] POINTS = EdgePoints.all();

    /** The value of f at the point, and its gradient by this mode. */
    public record Result(double value, double[] gradient) {}

    /** f differentiated at the point; an input without influence has derivative 0. */
    protected abstract Result differentiate(Function<T[], T> f, double... point);

    @Test
    public void unaryGatesAreLifted() {
        for (UnaryGate gate : Gates.unary()) {
            for (double x : POINTS) {
                Result result = differentiate(in -> in[0].apply(gate), x);
                String where = gate + " at " + x;
                assertEquals(gate.value(x), result.value, where);
                assertSame(gate.slope(x), result.gradient[0], where);
            }
        }
    }

    @Test
    public void binaryGatesAreLiftedOnBothSides() {
        forAllPairs((x, y) -> {
            for (BinaryGate gate : Gates.binary()) {
                Result both = differentiate(in -> in[0].apply(gate, in[1]), x, y);
                Result left = differentiate(in -> in[0].apply(gate, y), x);
                Result right = differentiate(in -> in[0].newInstance(x).apply(gate, in[0]), y);
                String where = gate + " at " + x + ", " + y;
                assertEquals(gate.value(x, y), both.value, where);
                assertEquals(gate.value(x, y), left.value, where);
                assertEquals(gate.value(x, y), right.value, where);
                assertSame(gate.slopeX(x, y), both.gradient[0], where + ", first");
                assertSame(gate.slopeY(x, y), both.gradient[1], where + ", second");
                assertSame(gate.slopeX(x, y), left.gradient[0], where + ", first alone");
                assertSame(gate.slopeY(x, y), right.gradient[0], where + ", second alone");
            }
        });
    }

    @Test
    public void selectionsRouteTheWholeGradient() {
        forAllPairs((x, y) -> {
            for (SelectGate gate : Gates.select()) {
                Result result = differentiate(in -> in[0].apply(gate, in[1]), x, y);
                boolean first = gate.first(x, y);
                String where = gate + " at " + x + ", " + y;
                assertEquals(gate.value(x, y), result.value, where);
                assertEquals(first ? 1 : 0, result.gradient[0], where);
                assertEquals(first ? 0 : 1, result.gradient[1], where);
            }
        });
    }

    @Test
    public void atATieTheFirstTakesAll() {
        assertGradient(differentiate(in -> in[0].max(in[1]), 2, 2), 1, 0);
        assertGradient(differentiate(in -> in[0].min(in[1]), 2, 2), 1, 0);
        assertGradient(differentiate(in -> in[0].hypot(in[1]), 0, 0), 1, 0);
        assertGradient(differentiate(in -> in[0].relu(), 0), 1);
        assertGradient(differentiate(in -> in[0].abs(), 0), 1);
        assertGradient(differentiate(in -> in[0].abs(), -0.0), 1);
    }

    @Test
    public void argumentsThatMeetAddUp() {
        assertGradient(differentiate(in -> in[0].multiply(in[0]), 3), 6);
        assertGradient(differentiate(in -> in[0].subtract(in[0]), 3), 0);
        assertGradient(differentiate(in -> in[0].multiply(in[1]).add(in[1].multiply(in[0])), 3, 5), 10, 6);
        assertGradient(
                differentiate(in -> in[0].multiply(in[1]).multiply(in[1].multiply(in[2])), 3, 5, 7), 175, 210, 75);
        assertGradient(
                differentiate(in -> in[0].multiply(in[1]).multiply(in[2].multiply(in[3])), 2, 3, 5, 7),
                105,
                70,
                42,
                30);
    }

    @Test
    public void nothingCarriesNothing() {
        assertGradient(differentiate(in -> in[0].add(in[1].sqrt()), 1, 0), 1, INF);
        assertGradient(differentiate(in -> in[0].sqrt().multiply(0), 0), 0);
        assertGradient(differentiate(in -> in[0].multiply(in[1].sqrt()), 0, 0), 0, 0);
        assertGradient(differentiate(in -> in[0].multiply(in[1].sqrt()).add(in[2]), 0, 0, 1), 0, 0, 1);
        assertGradient(differentiate(in -> in[0].pow(in[0].newInstance(2)), -3), -6);
        assertGradient(differentiate(in -> in[0].newInstance(0).sqrt().add(in[0]), 4), 1);
        assertGradient(differentiate(in -> in[0].max(in[1].sqrt().subtract(1)), 5, 0), 1, 0);
    }

    @Test
    public void aJoinOfManyIsOneGate() {
        Result result = differentiate(
                in -> in[0].fromPartials(42, new double[] {1, 2, 3, 4}, array(in[2], in[0], in[1], in[0])), 9, 8, 7);
        assertEquals(42, result.value);
        assertGradient(result, 6, 3, 1);
    }

    /** Arguments that rest on two inputs each, on one, and on none, in few and in many. */
    @Test
    public void aJoinTakesWhateverItsArgumentsRestOn() {
        for (int repeated : new int[] {1, 2, 60}) {
            double[] slopes = new double[5 * repeated];
            Arrays.setAll(slopes, i -> 1 + i % 5);
            Result result = differentiate(
                    in -> {
                        List<T> arguments = new ArrayList<>();
                        for (int i = 0; i < repeated; i++) {
                            arguments.add(in[0].newInstance(7));
                            arguments.add(in[0].add(in[1]));
                            arguments.add(in[2].subtract(in[3].multiply(2)));
                            arguments.add(in[1]);
                            arguments.add(in[4].multiply(in[0]).add(in[2].multiply(in[3])));
                        }
                        T[] array = MathArrays.buildArray(in[0].getField(), arguments.size());
                        return in[0].fromPartials(1, slopes, arguments.toArray(array))
                                .multiply(in[4]);
                    },
                    2,
                    3,
                    5,
                    7,
                    0.5);
            assertEquals(0.5, result.value);
            double r = 0.5 * repeated;
            assertGradient(result, r * (2 + 5 * 0.5), r * (2 + 4), r * (3 + 5 * 7), r * (-6 + 5 * 5), r * 5 * 2 + 1);
        }
    }

    @Test
    public void aSumTakesAnyNumberOfTerms() {
        Result result = differentiate(
                in -> total(in[0], in[1].multiply(in[0]), in[2].multiply(in[1]), in[3].multiply(in[2])), 2, 3, 5, 7);
        assertEquals(2 + 3 * 2 + 5 * 3 + 7 * 5, result.value);
        assertGradient(result, 1 + 3, 2 + 5, 3 + 7, 5);
        assertGradient(differentiate(in -> total(in[0]), 2, 3), 1, 0);
        assertGradient(
                differentiate(in -> total(in[0].newInstance(4), in[1], in[0].newInstance(5), in[1]), 2, 3), 0, 2);
        T one = build(1).newInstance(1);
        assertTrue(total(one, one, one).isConstant());
        assertEquals(3, total(one, one, one).getReal());
    }

    /** Sums within the terms of a sum, and terms with gates of their own between: each is recorded as it comes. */
    @Test
    public void sumsMayHoldSums() {
        Result result = differentiate(
                in -> {
                    Sum<T> outer = in[3].sum();
                    for (int i = 0; i < 2; i++) {
                        outer.add(in[i].multiply(total(in[2], in[i].multiply(in[0]), in[i].multiply(in[1]))));
                        outer.add(in[2]);
                    }
                    return outer.total();
                },
                2,
                3,
                5,
                7);
        // d + a·(c + a·a + a·b) + c + b·(c + b·a + b·b) + c
        assertEquals(7 + 2 * (5 + 4 + 6) + 5 + 3 * (5 + 6 + 9) + 5, result.value);
        assertGradient(result, 5 + 3 * 4 + 2 * 2 * 3 + 9, 5 + 4 + 2 * 2 * 3 + 3 * 9, 2 + 3 + 2, 1);
    }

    /**
     * Rows of inputs, columns, repeated numbers and numbers that lie nowhere in particular, long and short, in the middle of
     * other terms: a product of rows is the sum of its terms, whatever it is made of.
     */
    @Test
    public void aSumTakesProductsOfRows() {
        double[] point = new double[24];
        Arrays.setAll(point, i -> 1 + i / 8.0); // all sums of their products are exact
        double[] c = Arrays.stream(point).map(v -> 4 - v).toArray();
        for (int n : new int[] {1, 7, 8, 11}) {
            for (int dx : new int[] {0, 1, 2}) {
                for (int x0 : new int[] {0, 1}) {
                    for (UnaryOperator<T[]> row : DifferentiableContract.<T>rows()) {
                        Function<T[], T> dots = in -> {
                            T[] x = row.apply(in);
                            Sum<T> sum = in[3].sum();
                            sum.addDot(n, c, 2, x, x0, dx);
                            sum.add(x[2].multiply(x[3]).multiply(in[4]));
                            sum.addDot(n, x, x0, dx, in, 12, 1);
                            sum.addDot(n, x, 0, 1, x, 0, 1);
                            return sum.total();
                        };
                        Function<T[], T> terms = in -> {
                            T[] x = row.apply(in);
                            T sum = in[3].add(x[2].multiply(x[3]).multiply(in[4]));
                            for (int i = 0; i < n; i++) {
                                T xi = x[x0 + i * dx];
                                sum = sum.add(xi.multiply(c[2 + i]))
                                        .add(xi.multiply(in[12 + i]))
                                        .add(x[i].multiply(x[i]));
                            }
                            return sum;
                        };
                        Result expected = differentiate(terms, point);
                        Result result = differentiate(dots, point);
                        assertEquals(expected.value, result.value);
                        assertGradient(result, expected.gradient);
                    }
                }
            }
        }
    }

    private static <T extends Differentiable<T>> List<UnaryOperator<T[]>> rows() {
        return List.of(
                in -> in,
                in -> mapped(in, (x, i) -> x[i].multiply(2)),
                in -> mapped(in, (x, i) -> x[x.length - 1 - i]),
                in -> mapped(in, (x, i) -> x[(5 * i) % x.length]),
                in -> mapped(in, (x, i) -> i % 9 == 8 ? x[i].newInstance(3) : x[i]),
                in -> mapped(in, (x, i) -> x[0].newInstance(i)),
                in -> mapped(in, (x, i) -> x[i].add(x[23 - i])),
                in -> mapped(in, (x, i) -> x[i].multiply(x[0]).add(x[(i + 7) % 24])));
    }

    private static <T> T[] mapped(T[] in, BiFunction<T[], Integer, T> element) {
        T[] row = in.clone();
        Arrays.setAll(row, i -> element.apply(in, i));
        return row;
    }

    @Test
    public void aProductOfRowsKnowsThatNothingCarriesNothing() {
        double[] point = new double[9];
        Arrays.fill(point, 4);
        point[2] = 0;
        double[] c = {1, 1, 0, 1, 1, 1, 1, 1, 1};
        double[] slopes = new double[9];
        Arrays.fill(slopes, 0.25);
        slopes[2] = 0; // √ has an infinite slope there, and its weight is 0
        Result result = differentiate(
                in -> {
                    Sum<T> sum = in[0].newInstance(0).sum();
                    sum.addDot(9, c, 0, mapped(in, (x, i) -> x[i].sqrt()), 0, 1);
                    return sum.total();
                },
                point);
        assertEquals(16, result.value);
        assertGradient(result, slopes);
        Result unused = differentiate(
                in -> {
                    Sum<T> sum = in[0].newInstance(0).sum();
                    sum.addDot(9, in, 0, 1, mapped(in, (x, i) -> x[i].sqrt()), 0, 1);
                    return sum.total().multiply(0).add(in[0]);
                },
                point);
        assertGradient(unused, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** What has slope ∞ and is multiplied by 0 afterwards: known only on the way back, in runs and between them. */
    @Test
    public void whatIsMultipliedByZeroLaterCarriesNothing() {
        double[] zeros = new double[12];
        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        Result nothing = differentiate(
                in -> {
                    T[] roots = mapped(in, (x, i) -> x[i].sqrt());
                    Sum<T> sum = roots[0].add(roots[1]).add(roots[2]).sum();
                    sum.addDot(12, ones, 0, roots, 0, 1);
                    sum.add(roots[3].add(roots[4]).add(roots[5]).exp());
                    sum.addDot(12, ones, 0, in, 0, 1);
                    T total = sum.total();
                    return total.multiply(0).add(in[0]).add(in[1].multiply(2)).add(in[2].multiply(3));
                },
                zeros);
        assertGradient(nothing, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @SafeVarargs
    private T total(T first, T... terms) {
        Sum<T> sum = first.sum();
        for (T term : terms) {
            sum.add(term);
        }
        return sum.total();
    }

    @Test
    public void aProductOfFactorsIsOneGate() {
        Result result =
                differentiate(in -> in[0].product(array(in[0], in[1].multiply(in[2]), in[0], in[3])), 2, 3, 5, 7);
        assertEquals(2 * 15 * 2 * 7, result.value);
        assertGradient(result, 2 * 2 * 15 * 7, 5 * 28, 3 * 28, 60);
        assertGradient(differentiate(in -> in[0].product(array(in[0], in[1], in[2])), 0, 3, 5), 15, 0, 0);
    }

    @Test
    public void aJoinOfConstantsIsAConstant() {
        T c = build(1).newInstance(3);
        assertTrue(c.fromPartials(7, new double[] {5}, array(c)).isConstant());
    }

    /** Nothing is carried from the side that is not taken, not even 0·∞. */
    @Test
    public void choicesCarryOneSide() {
        assertGradient(differentiate(in -> in[0].ifLess(in[1], in[2], in[3]), 1, 2, 3, 4), 0, 0, 1, 0);
        assertGradient(differentiate(in -> in[0].ifLess(in[1], in[2], in[3]), 2, 2, 3, 4), 0, 0, 0, 1);
        assertGradient(differentiate(in -> in[0].ifLess(in[1], in[2], in[3]), Double.NaN, 2, 3, 4), 0, 0, 0, 1);
        T zero = build(0).newInstance(0);
        assertGradient(
                differentiate(
                        in -> Functions.ifLess(zero, in[0], in[0].sqrt(), zero).add(in[1]), 0, 1),
                0,
                1);
        assertGradient(
                differentiate(
                        in -> Functions.ifLess(zero, in[0], in[0].sqrt(), zero).add(in[1]), 4, 1),
                0.25,
                1);
    }

    @Test
    public void reductionsOfArrays() {
        assertGradient(differentiate(in -> Functions.logSumExp(in), 0, -46, -INF), 1, Math.exp(-46), 0);
        assertEquals(Math.exp(-46), differentiate(in -> Functions.logSumExp(in), 0, -46, -INF).value);
        assertGradient(differentiate(in -> Functions.logSumExp(in), 1000, 1000), 0.5, 0.5);
        assertGradient(differentiate(in -> Functions.logSumExp(in), -INF, -INF), 0, 0);
        assertGradient(differentiate(in -> Functions.norm(in), 3e300, -4e300), 0.6, -0.8);
        assertGradient(differentiate(in -> Functions.norm(in), 3e-200, -4e-200), 0.6, -0.8);
        assertGradient(differentiate(in -> Functions.norm(in), 0, 0), 0, 0);
        assertGradient(differentiate(in -> Functions.norm(in), INF, 1), 1, 0);
        assertGradient(differentiate(in -> Functions.norm(in), -3.0), -1);
    }

    @Test
    public void probabilitiesAsLogarithms() {
        assertGradient(differentiate(in -> Functions.logSigmoid(in[0]), -800), 1);
        assertGradient(differentiate(in -> Functions.erf(in[0]), 0), 1.1283791670955126);
        assertGradient(differentiate(in -> Functions.logAddExp(in[0], in[1]), 800, 800), 0.5, 0.5);
        assertGradient(differentiate(in -> Functions.logAddExp(in[0], in[1]), -INF, 2), 0, 1);
        assertGradient(differentiate(in -> Functions.xlogy(in[0], in[1]), 0, 0.5), Math.log(0.5), 0);
        assertGradient(differentiate(in -> Functions.logNormalCdf(in[0]), -1e10), 1e10);
        assertGradient(differentiate(in -> Functions.logGamma(in[0]), 1), -0.5772156649015329);
        assertGradient(differentiate(in -> Functions.digamma(in[0]), 1), 1.6449340668482264);
        assertEquals(0, differentiate(in -> Functions.xlogy(in[0], in[1]), 0, 0).value);
    }

    @Test
    public void fromPartialsNeedsAsManySlopesAsArguments() {
        T x = build(1);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> x.fromPartials(0, new double[] {1, 2}, array(x)))
                .getMessage();
        assertEquals("fromPartials: 2 slopes for 1 arguments; the numbers must be equal and at least one", message);
        assertThrows(IllegalArgumentException.class, () -> x.fromPartials(0, new double[0], array(x).clone()));
    }

    @Test
    @SuppressWarnings("removal") // what it tests
    public void deprecatedNamesDoTheSame() {
        assertGradient(differentiate(in -> in[0].join(42, new double[] {5}, array(in[0])), 3), 5);
        assertGradient(differentiate(in -> in[0].frozen().multiply(in[0]), 3), 3);
    }

    @Test
    public void aGateOfOnesOwn() {
        UnaryGate cube = UnaryGate.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);
        BinaryGate area = BinaryGate.of("area", (w, h) -> w * h / 2, (w, h, v) -> h / 2, (w, h, v) -> w / 2);
        assertGradient(differentiate(in -> in[0].apply(cube), 2), 12);
        assertGradient(differentiate(in -> in[0].apply(area, in[1]), 2, 6), 3, 1);
        assertGradient(differentiate(in -> Functions.apply(cube, in[0]), 2), 12);
    }

    @Test
    public void functionsThatTheFieldLacks() {
        for (double x : new double[] {-40, -1, 0, 1, 40}) {
            assertGradient(differentiate(in -> Functions.sigmoid(in[0]), x), Gates.SIGMOID.slope(x));
            assertGradient(differentiate(in -> Functions.softplus(in[0]), x), Gates.SOFTPLUS.slope(x));
            assertGradient(differentiate(in -> Functions.relu(in[0]), x), x >= 0 ? 1 : 0);
            assertGradient(differentiate(in -> Functions.max(in[0], in[1]), x, 0), x >= 0 ? 1 : 0, x >= 0 ? 0 : 1);
            assertGradient(differentiate(in -> Functions.min(in[0], in[1]), x, 0), x <= 0 ? 1 : 0, x <= 0 ? 0 : 1);
        }
    }

    @Test
    public void gatesAreMethods() {
        for (double x : new double[] {-3, 0.5, 4}) {
            assertGradient(differentiate(in -> in[0].sigmoid(), x), Gates.SIGMOID.slope(x));
            assertGradient(differentiate(in -> in[0].softplus(), x), Gates.SOFTPLUS.slope(x));
            assertGradient(differentiate(in -> in[0].reciprocal(), x), -1 / (x * x));
            assertGradient(differentiate(in -> in[0].relu(), x), x >= 0 ? 1 : 0);
        }
    }

    @Test
    public void whatDependsOnAValuePassesNoDerivative() {
        assertGradient(differentiate(in -> in[0].stopGradient().multiply(in[0]), 3), 3);
        assertTrue(build(3).stopGradient().isConstant());
        assertEquals(3, build(3).stopGradient().getReal());
        Result shifted = differentiate(
                in -> {
                    T largest = in[0].largest(array(in[0], in[1], in[2]));
                    return in[2].subtract(largest).exp().multiply(largest);
                },
                2,
                5,
                5);
        assertEquals(5, shifted.value);
        assertGradient(shifted, 0, 0, 5);
        assertEquals(5, build(1).largest(array(build(5), build(2), build(-7))).getReal());
    }

    @Test
    public void valuesAreCompared() {
        assertTrue(build(2).lessThan(build(3)));
        assertFalse(build(3).lessThan(build(3)));
        assertFalse(build(4).lessThan(build(3)));
        assertTrue(build(2).lessThan(3));
        assertFalse(build(3).lessThan(3));
        assertFalse(build(4).lessThan(3));
        assertFalse(build(Double.NaN).lessThan(3));
    }

    @Test
    public void linearCombinationsNeedAsManyFactorsAsTerms() {
        T x = build(1);
        assertThrows(MathIllegalArgumentException.class, () -> x.linearCombination(new double[] {1, 2}, array(x)));
        assertThrows(MathIllegalArgumentException.class, () -> x.linearCombination(array(x, x), array(x)));
        assertThrows(MathIllegalArgumentException.class, () -> x.linearCombination(array(x), array(x, x)));
    }

    @Test
    public void linearCombinationsHaveTheSlopesOfTheirProducts() {
        assertGradient(differentiate(in -> in[0].linearCombination(in[0], in[1], in[2], in[0]), 2, 3, 5), 8, 2, 2);
        assertGradient(differentiate(in -> in[0].linearCombination(4, in[1], 7, in[0]), 2, 3), 7, 4);
    }

    @Test
    public void wholeNumberFunctionsAreConstants() {
        T x = build(2.5);
        assertTrue(x.ceil().isConstant());
        assertTrue(x.floor().isConstant());
        assertTrue(x.rint().isConstant());
        assertTrue(x.sign().isConstant());
        assertFalse(x.exp().isConstant());
    }

    @Test
    public void onlyTheConstantZeroIsZero() {
        T x = build(0);
        assertFalse(x.isZero());
        assertTrue(x.newInstance(0).isZero());
        assertTrue(x.getField().getZero().isZero());
        assertEquals(1, x.getField().getOne().getReal());
    }

    @Test
    public void equalNumbersAreEqual() {
        T x = build(2);
        assertEquals(x.multiply(3), x.multiply(3));
        assertEquals(x.multiply(3).hashCode(), x.multiply(3).hashCode());
        assertFalse(x.multiply(3).equals(x.newInstance(6)));
        assertFalse(x.equals((Object) 2.0));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final T[] array(T... x) {
        T[] array = MathArrays.buildArray(x[0].getField(), x.length);
        System.arraycopy(x, 0, array, 0, x.length);
        return array;
    }

    private static void forAllPairs(BiConsumer<Double, Double> action) {
        for (double x : POINTS) {
            for (double y : POINTS) {
                action.accept(x, y);
            }
        }
    }

    protected static void assertGradient(Result result, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], result.gradient[i], 4 * Math.ulp(expected[i]), "∂/∂x" + i);
        }
    }

    /** Equal as numbers: the sign of a zero slope says nothing. */
    private static void assertSame(double expected, double actual, String where) {
        assertEquals(expected + 0.0, actual + 0.0, where);
    }
}
