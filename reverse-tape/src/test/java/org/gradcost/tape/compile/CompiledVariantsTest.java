package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.junit.jupiter.api.Test;

/** Functions that branch on their values: a variant for each outcome, and never a compilation too many. */
class CompiledVariantsTest {

    /** A branch at the top of a function. */
    private static <T extends Differentiable<T>> T twoSided(T[] x) {
        T sum = x[0].square();
        for (int i = 1; i < x.length; i++) {
            sum = sum.add(x[i].square());
        }
        return x[0].lessThan(x[0].newInstance(0)) ? sum.exp() : sum.sqrt();
    }

    @Test
    void alternatingBranchesMissOnce() {
        CompiledGradient compiled = CompiledGradient.compile(x -> twoSided(x), 0.3, 0.2);
        for (int i = 0; i < 50; i++) {
            agrees(compiled, CompiledVariantsTest::twoSided, i % 2 == 0 ? -0.3 : 0.3, 0.1 + 0.01 * i);
        }
        assertEquals(1, compiled.misses());
        assertEquals(2, compiled.variants());
        CompiledGradient copy = compiled.copy();
        agrees(copy, CompiledVariantsTest::twoSided, -0.5, 1);
        agrees(copy, CompiledVariantsTest::twoSided, 0.5, 1);
        assertEquals(0, copy.misses());
    }

    /** Huber's loss with a comparison for each element: 2^n outcomes. */
    private static <T extends Differentiable<T>> T huber(T[] x) {
        T sum = x[0].newInstance(0);
        for (T residual : x) {
            T r = residual.abs();
            sum = sum.add(r.lessThan(r.newInstance(1)) ? r.square().multiply(0.5) : r.subtract(0.5));
        }
        return sum;
    }

    @Test
    void manyOutcomesDoNotCompileAtEachCall() {
        SplittableRandom random = new SplittableRandom(7);
        CompiledGradient compiled = CompiledGradient.compile(x -> huber(x), new double[10]);
        for (int i = 0; i < 2 * Heuristics.REPLAYS; i++) {
            agrees(
                    compiled,
                    CompiledVariantsTest::huber,
                    random.doubles(10, -2, 2).toArray());
        }
        assertEquals(Heuristics.VARIANTS, compiled.variants());
        int before = compiled.variants();
        long misses = compiled.misses();
        for (int i = 0; i < 20; i++) {
            agrees(
                    compiled,
                    CompiledVariantsTest::huber,
                    random.doubles(10, -2, 2).toArray());
        }
        assertEquals(before, compiled.variants());
        assertEquals(misses + 20, compiled.misses(), "each of 2^10 outcomes is new");
    }

    /** Huber's loss with both sides in the code. */
    private static <T extends Differentiable<T>> T huberByChoice(T[] x) {
        T one = x[0].newInstance(1);
        T sum = x[0].newInstance(0);
        for (T residual : x) {
            T r = residual.abs();
            sum = sum.add(Functions.ifLess(r, one, r.square().multiply(0.5), r.subtract(0.5)));
        }
        return sum;
    }

    @Test
    void aChoiceForEachElementNeverMisses() {
        SplittableRandom random = new SplittableRandom(11);
        CompiledGradient compiled = CompiledGradient.compile(
                x -> huberByChoice(x), random.doubles(100, -2, 2).toArray());
        for (int i = 0; i < 100; i++) {
            double[] point = random.doubles(100, -2, 2).toArray();
            agrees(compiled, CompiledVariantsTest::huberByChoice, point);
            agrees(compiled, CompiledVariantsTest::huber, point);
        }
        assertEquals(0, compiled.misses());
        assertEquals(1, compiled.loops());
    }

    /** log x where x is positive, else 0: the other side's slope is infinite or NaN. */
    private static <T extends Differentiable<T>> T guarded(T[] x) {
        T zero = x[0].newInstance(0);
        T sum = zero;
        for (T xi : x) {
            sum = sum.add(Functions.ifLess(zero, xi, xi.log(), zero)).add(Functions.ifLess(zero, xi, xi.sqrt(), xi));
        }
        return sum;
    }

    @Test
    void theSideThatIsNotTakenCarriesNothing() {
        CompiledGradient compiled = CompiledGradient.compile(x -> guarded(x), 1, 2, 3, 4);
        agrees(compiled, CompiledVariantsTest::guarded, 2, 0.5, 3, 7);
        agrees(compiled, CompiledVariantsTest::guarded, 2, 0, -1, 7);
        agrees(compiled, CompiledVariantsTest::guarded, 0, 0, 0, 0);
        agrees(compiled, CompiledVariantsTest::guarded, Double.NaN, 1, 1, 1);
        assertEquals(0, compiled.misses());
    }

    private static <T extends Differentiable<T>> T cancelling(T[] x) {
        Sum<T> sum = x[0].newInstance(0).sum();
        T[] ones = x.clone();
        java.util.Arrays.fill(ones, x[0].newInstance(1));
        sum.addDot(x.length, x, 0, 1, ones, 0, 1);
        T s = sum.total();
        return s.lessThan(s.newInstance(1e-16)) ? s.square() : s;
    }

    @Test
    void aSumThatAGuardDependsOnKeepsItsOrder() {
        double[] weights = new double[40];
        weights[0] = 1;
        weights[1] = 0x1p-53;
        weights[2] = 0x1p-53;
        weights[3] = -1;
        CompiledGradient compiled = CompiledGradient.compile(x -> cancelling(x), weights);
        agrees(compiled, CompiledVariantsTest::cancelling, weights);
        assertEquals(0, compiled.misses());
        double[] equal = new double[40];
        java.util.Arrays.fill(equal, 1.0 / 40);
        CompiledGradient other = CompiledGradient.compile(x -> comparedWithOne(x), equal);
        agrees(other, CompiledVariantsTest::comparedWithOne, equal);
        assertEquals(0, other.misses());
    }

    private static <T extends Differentiable<T>> T comparedWithOne(T[] x) {
        Sum<T> sum = x[0].newInstance(0).sum();
        double[] ones = new double[x.length];
        java.util.Arrays.fill(ones, 1);
        sum.addDot(x.length, ones, 0, x, 0, 1);
        T s = sum.total();
        return s.lessThan(s.newInstance(1)) ? s.square() : s;
    }

    private static <T extends Differentiable<T>> T relu(T[] x) {
        return x[0].lessThan(x[0].newInstance(0)) ? x[0].newInstance(0) : x[0].square();
    }

    @Test
    void aConstantOutcomeHasGradientZero() {
        CompiledGradient compiled = CompiledGradient.compile(x -> relu(x), 3);
        for (double at : new double[] {-1.3, 2, -1, 3, 0}) {
            agrees(compiled, CompiledVariantsTest::relu, at);
        }
        assertEquals(1, compiled.misses());
        CompiledGradient first = CompiledGradient.compile(x -> relu(x), -1.3);
        double[] gradient = {7};
        assertEquals(0, first.gradient(new double[] {-2}, gradient));
        assertEquals(0, gradient[0]);
        assertEquals(4, first.gradient(new double[] {2}, gradient));
        assertEquals(4, gradient[0]);
        CompiledGradient constant = CompiledGradient.compile(x -> x[0].newInstance(5), 1, 2);
        double[] two = {7, 7};
        assertEquals(5, constant.gradient(new double[] {3, Double.POSITIVE_INFINITY}, two));
        assertArrayEquals(new double[2], two);
    }

    private static <T extends Differentiable<T>> T overflowing(T[] x) {
        return x[0].multiply(1e308).subtract(x[0].multiply(1e308)).multiply(1e10);
    }

    @Test
    void whereTheTapeHasANumberTheCodeHasToo() {
        CompiledGradient compiled = CompiledGradient.compile(x -> overflowing(x), 1);
        agrees(compiled, CompiledVariantsTest::overflowing, 1);
        agrees(compiled, CompiledVariantsTest::overflowing, 0.5);
    }

    /** Compares with the interpreted tape, whose generic function is the same. */
    private static void agrees(CompiledGradient compiled, Function<Variable[], Variable> function, double... point) {
        Tape tape = new Tape();
        Variable y = function.apply(tape.inputs(point));
        double[] expected = y.isConstant() ? new double[point.length] : tape.gradient(y);
        double[] gradient = new double[point.length];
        double value = compiled.gradient(point, gradient);
        assertEquals(y.getReal(), value, tolerance(y.getReal(), 1e-14));
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(expected[i], gradient[i], tolerance(expected[i], 1e-13), "derivative " + i);
        }
    }

    private static double tolerance(double expected, double relative) {
        return Double.isFinite(expected) ? relative * Math.abs(expected) : 0;
    }
}
