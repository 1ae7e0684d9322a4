package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.gradcost.gate.Functions;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.junit.jupiter.api.Test;

/** Gradients in one forward sweep: the slots of the values, and the same derivatives as by the tape. */
class CompiledSupportTest {

    private static final double[] NO_DATA = {};

    /** So few numbers that most circuits whose tangents are stored take several passes; some are refused. */
    private static final long FEW_TANGENTS = 400;

    private static final CompileOptions[] OPTIONS = {
        CompileOptions.DEFAULT.forSupport(),
        new CompileOptions(true, true, false, Integer.MAX_VALUE).forSupport(),
        new CompileOptions(true, true, true, 40).forSupport(),
        new CompileOptions(true, true, false, 12).forSupport(),
        CompileOptions.DEFAULT.forSupport().withTangents(FEW_TANGENTS)
    };

    static double[] point(int n) {
        return new SplittableRandom(n).doubles(n, 0.5, 1.5).toArray();
    }

    private static List<String> slots(int n, Function<TraceVariable[], TraceVariable> function) {
        TracedFunction traced = TracedFunction.of((x, none) -> function.apply(x));
        return Pipeline.slots(traced.trace(point(n), NO_DATA), CompileOptions.DEFAULT.forSupport());
    }

    static TraceVariable rosenbrock(TraceVariable[] x) {
        TraceVariable sum = x[0].newInstance(0);
        for (int i = 0; i + 1 < x.length; i++) {
            TraceVariable a = x[i].negate().add(1);
            TraceVariable b = x[i + 1].subtract(x[i].multiply(x[i]));
            sum = sum.add(a.multiply(a).add(b.multiply(b).multiply(100)));
        }
        return sum;
    }

    @Test
    void aTermHasTheInputsThatItReadsAsSlots() {
        List<String> slots = slots(50, CompiledSupportTest::rosenbrock);
        assertEquals("v0: [x[i]]", slots.get(0));
        assertTrue(slots.contains("v3: [x[i + 1], x[i]]"), slots.toString());
        assertTrue(slots.contains("v7: [x[i], x[i + 1]]"), slots.toString());
        assertEquals("v8: [c0, x[i], x[i + 1]]", slots.get(slots.size() - 1));
    }

    @Test
    void aProductHasAStoredTangentAndOneMoreInput() {
        List<String> slots = slots(50, x -> {
            TraceVariable product = x[0];
            for (int i = 1; i < x.length; i++) {
                product = product.multiply(x[i]);
            }
            return product;
        });
        assertEquals(List.of("v0: [u[0], x[i + 1]]"), slots);
    }

    /** Σᵢ log(xᵢ/(1 − Σₖ xₖ)): the inner sum rests on all inputs, and is one slot of the terms. */
    @Test
    void aValueFromOutsideIsOneSlotWhateverItRestsOn() {
        List<String> slots = slots(50, x -> {
            TraceVariable total = x[0].newInstance(0);
            for (TraceVariable each : x) {
                total = total.add(each.multiply(0.01));
            }
            TraceVariable rest = total.negate().add(1);
            TraceVariable sum = x[0].newInstance(0);
            for (TraceVariable each : x) {
                sum = sum.add(each.divide(rest).log());
            }
            return sum;
        });
        assertTrue(slots.contains("v1: [c0, x[i]]"), slots.toString());
        assertTrue(slots.contains("v3: [u[0]]"), "stored: it is a sum of all inputs; " + slots);
        assertTrue(slots.contains("v4: [x[i], v3]"), slots.toString());
        assertTrue(slots.contains("v6: [c1, x[i], v3]"), slots.toString());
    }

    /** A layer of a network: the weights of a unit are added to the tangent of its sum, which then scales as one slot. */
    @Test
    void aUnitOfALayerHasItsStoredSumAsTheOnlySlot() {
        int units = 6;
        int width = 30;
        List<String> slots = slots(units * width + units, x -> {
            TraceVariable loss = x[0].newInstance(0);
            for (int unit = 0; unit < units; unit++) {
                TraceVariable sum = x[units * width + unit];
                for (int k = 0; k < width; k++) {
                    sum = sum.add(x[unit * width + k].multiply(0.1 * k));
                }
                loss = loss.add(sum.tanh().multiply(x[units * width + unit]));
            }
            return loss;
        });
        assertTrue(slots.contains("v0: [x[30*i + j]]"), slots.toString());
        assertTrue(slots.contains("v1: [c0, x[30*i + j]]"), slots.toString());
        assertTrue(slots.contains("v2: [x[i + 180], u[0]]"), slots.toString());
    }

    /** After the loop, the two inputs of the last term are one. */
    @Test
    void slotsThatAreOneInTheLastIterationAreAddedUp() {
        int n = 12;
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function = (x, none) -> {
            TraceVariable sum = x[0].newInstance(0);
            TraceVariable last = x[0];
            for (int i = 0; i < n / 2; i++) {
                last = x[i].add(x[n - 2 - i].multiply(3));
                sum = sum.add(last.sin());
            }
            return sum.add(last.multiply(2));
        };
        double[] x = point(n);
        double[] expected = new double[n];
        double[] actual = new double[n];
        CompiledGradient.compile(function, x, NO_DATA).gradient(x, expected);
        compile(function, x).gradient(x, actual);
        assertArrayEquals(expected, actual, 1e-14);
    }

    @Test
    void randomLoopNests() {
        random(RandomCircuit::new, 700);
    }

    @Test
    void randomTriangularNests() {
        random(RandomTriangle::new, 70);
    }

    @Test
    void randomLayers() {
        random(RandomLayers::new, 35);
    }

    private static void random(LongFunction<RandomFunction> circuit, int count) {
        LongStream.range(0, count).parallel().forEach(seed -> {
            CompileOptions options = OPTIONS[(int) (seed % OPTIONS.length)];
            boolean compiled = CompiledFuzzTest.check(seed, circuit.apply(seed), options);
            assertTrue(compiled || options.tangents() == FEW_TANGENTS, "seed " + seed + ": refused");
        });
    }

    @Test
    void whereTangentsTakeTooMuchRoomTheyAreComputedInPassesOrRefused() {
        int n = 60;
        Function<TraceVariable[], TraceVariable> product = x -> {
            TraceVariable result = x[0];
            for (int i = 1; i < n; i++) {
                result = result.multiply(x[i]);
            }
            return result;
        };
        CompileOptions few = CompileOptions.DEFAULT.forSupport().withTangents(16);
        CompiledGradient inPasses = CompiledGradient.compile(product, few, point(n));
        double[] expected = new double[n];
        double[] actual = new double[n];
        double value = CompiledGradient.compile(product, point(n)).gradient(point(n), expected);
        assertEquals(value, inPasses.gradient(point(n), actual));
        assertArrayEquals(expected, actual, 1e-13);
        TraceTooLongException refusal = assertThrows(
                TraceTooLongException.class, () -> CompiledGradient.compile(product, few.withTangents(3), point(n)));
        assertTrue(refusal.getMessage().contains("4 components a pass"), refusal.getMessage());
    }

    /** Code for passes stores fewer tangents, and may then need but one: between the two limits it is right, too. */
    @Test
    void theGradientIsRightWhateverTangentsMayHold() {
        int n = 20;
        Function<TraceVariable[], TraceVariable> function = x -> {
            TraceVariable[] y = new TraceVariable[n];
            for (int i = 0; i < n; i++) {
                y[i] = x[i].multiply(x[(i + 1) % n]).exp();
            }
            TraceVariable sum = x[0].newInstance(0);
            for (int k = 0; k < 6; k++) {
                TraceVariable product = y[k];
                for (int i = 0; i < n; i++) {
                    product = product.multiply(y[i]);
                }
                sum = sum.add(product);
            }
            return sum;
        };
        double[] expected = new double[n];
        double value = CompiledGradient.compile(function, point(n)).gradient(point(n), expected);
        double norm = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int most = 10; most < 2000; most += 30) {
            double[] actual = new double[n];
            CompileOptions options = CompileOptions.DEFAULT.forSupport().withTangents(most);
            try {
                CompiledGradient forward = CompiledGradient.compile(function, options, point(n));
                assertEquals(value, forward.gradient(point(n), actual), 1e-13 * value);
                assertArrayEquals(expected, actual, 1e-12 * norm, "at most " + most + " numbers");
            } catch (TraceTooLongException refused) {
                assertTrue(most < 400, refused.getMessage());
            }
        }
    }

    private static CompiledGradient compile(
            BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function, double[] point, double... data) {
        return CompiledGradient.compile(function, CompileOptions.DEFAULT.forSupport(), point, data);
    }

    @Test
    void comparisonsAreGuardedAndDataAreNotDifferentiated() {
        int n = 20;
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function = (x, y) -> {
            TraceVariable sum = x[0].newInstance(0);
            for (int i = 0; i < n; i++) {
                sum = sum.add(x[i].multiply(y[i]));
            }
            return sum.lessThan(x[0]) ? sum.exp() : sum.multiply(sum);
        };
        double[] x = point(n);
        double[] data = point(n);
        CompiledGradient forward = compile(function, x, data);
        CompiledGradient reverse = CompiledGradient.compile(function, x, data);
        for (int sign = -1; sign <= 1; sign += 2) {
            double[] other = new double[n];
            for (int i = 0; i < n; i++) {
                other[i] = sign * data[i] * 0.2;
            }
            double[] actual = new double[n];
            double[] expected = new double[n];
            assertEquals(reverse.gradient(x, other, expected), forward.gradient(x, other, actual));
            assertArrayEquals(expected, actual, 1e-14);
        }
        assertEquals(1, forward.misses());
        assertEquals(2, forward.copy().variants());
    }

    @Test
    void aZeroTimesInfinityIsZero() {
        int n = 12;
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function = (x, none) -> {
            TraceVariable sum = x[0].newInstance(0);
            for (int i = 0; i + 1 < n; i++) {
                sum = sum.add(x[i].sqrt().multiply(x[i + 1]));
            }
            return sum;
        };
        double[] x = point(n);
        CompiledGradient forward = compile(function, x);
        x[4] = 0;
        x[5] = 0;
        double[] actual = new double[n];
        forward.gradient(x, actual);
        Tape tape = new Tape();
        Variable[] inputs = tape.inputs(x);
        Variable sum = inputs[0].newInstance(0);
        for (int i = 0; i + 1 < n; i++) {
            sum = sum.add(inputs[i].sqrt().multiply(inputs[i + 1]));
        }
        assertArrayEquals(tape.gradient(sum), actual, 1e-14);
    }

    @Test
    void choicesPassOnTheTangentOfWhatIsChosen() {
        int n = 16;
        BiFunction<TraceVariable[], TraceVariable[], TraceVariable> function = (x, none) -> {
            TraceVariable sum = x[0].newInstance(0);
            TraceVariable most = x[0];
            for (int i = 0; i + 1 < n; i++) {
                most = Functions.max(most, x[i].multiply(x[i + 1]));
                sum = sum.add(Functions.ifLess(x[i], x[i + 1], x[i].multiply(3), x[i + 1].multiply(x[i])));
            }
            return sum.add(most).add(sum.stopGradient());
        };
        double[] x = point(n);
        CompiledGradient forward = compile(function, x);
        CompiledGradient reverse = CompiledGradient.compile(function, x, NO_DATA);
        double[] other = new SplittableRandom(1).doubles(n, -2, 2).toArray();
        double[] actual = new double[n];
        double[] expected = new double[n];
        assertEquals(reverse.gradient(other, expected), forward.gradient(other, actual));
        assertArrayEquals(expected, actual, 1e-14);
    }
}
