package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TapeTest {

    private final Tape tape = new Tape();

    @Test
    void aRecordingGivesAGradient() {
        Variable[] x = tape.inputs(-2, 5, -4);
        Variable f = x[0].add(x[1]).multiply(x[2]);
        assertEquals(-12, f.getReal());
        assertArrayEquals(new double[] {-4, -4, 3}, tape.gradient(f));
    }

    @Test
    void theSameRecordingAnswersForSeveralOutputs() {
        Variable[] x = tape.inputs(2, 3);
        Variable p = x[0].multiply(x[1]);
        Variable q = p.multiply(p).add(x[0]);
        assertArrayEquals(new double[] {3, 2}, tape.gradient(p));
        assertArrayEquals(new double[] {37, 24}, tape.gradient(q));
        assertArrayEquals(new double[] {3, 2}, tape.gradient(p));
        assertArrayEquals(new double[] {1, 0}, tape.gradient(x[0]));
    }

    /** Gates over at most two slots are folded; a third slot makes a record. */
    @Test
    void whatIsRecorded() {
        Variable[] x = tape.inputs(1, 2, 3);
        x[0].exp().sin().multiply(4).add(1);
        x[0].multiply(x[1]).exp().add(x[0]).multiply(x[1].log());
        assertEquals(0, tape.recordedGates());
        x[0].multiply(x[1]).multiply(x[2]);
        assertEquals(1, tape.recordedGates());
        assertEquals(3 * 12 + 4 * 8, tape.bytes());
    }

    @Test
    void manyChunks() {
        int n = 300_000;
        double[] point = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        Variable[] x = tape.inputs(point);
        Variable sum = x[0];
        for (int i = 1; i < n; i++) {
            sum = sum.add(x[i].multiply(x[i - 1]));
        }
        double[] gradient = tape.gradient(sum);
        assertEquals(1 + point[1], gradient[0], 1e-15);
        for (int i = 1; i < n; i++) {
            double expected = point[i - 1] + (i + 1 < n ? point[i + 1] : 0);
            assertEquals(expected, gradient[i], 1e-15);
        }
        assertTrue(tape.recordedGates() > 250_000, () -> "recorded " + tape.recordedGates());
    }

    @Test
    void anEntryListLongerThanAnyChunk() {
        int n = 1 << 21;
        Variable[] x = tape.inputs(new double[n]);
        double[] slopes = new SplittableRandom(2).doubles(n).toArray();
        Variable joined = x[0].multiply(x[1]).multiply(x[2]).fromPartials(0, slopes, x);
        assertArrayEquals(slopes, tape.gradient(joined));
    }

    @Test
    void reRecordingTakesNoMoreMemory() {
        double[] gradient = new double[1000];
        double[] point = new SplittableRandom(3).doubles(1000, 0.5, 1.5).toArray();
        Variable[] x = new Variable[1000];
        long bytes = 0;
        for (int run = 0; run < 5; run++) {
            tape.inputs(point, x);
            tape.gradient(product(x), gradient);
            if (run > 0) {
                assertEquals(bytes, tape.capacityBytes());
            }
            bytes = tape.capacityBytes();
        }
    }

    @Test
    void aShorterRecordingAfterALongerOneIsRight() {
        for (int n : new int[] {5000, 3, 700, 1, 20_000, 2}) {
            double[] point = new SplittableRandom(n).doubles(n, 0.9, 1.1).toArray();
            Variable f = product(tape.inputs(point));
            double[] gradient = tape.gradient(f);
            assertEquals(n, gradient.length);
            for (int i = 0; i < n; i++) {
                assertEquals(f.getReal() / point[i], gradient[i], 1e-12 * f.getReal());
            }
        }
    }

    @Test
    void misuseIsNamedWhereItHappens() {
        Variable[] old = tape.inputs(1, 2, 3);
        Variable oldOutput = product(old);
        Variable[] x = tape.inputs(4, 5, 6);
        Variable other = new Tape().inputs(7)[0];

        assertSays("a variable from before the tape was reset", () -> old[0].multiply(x[0]));
        assertSays(
                "a variable from before the tape was reset",
                () -> old[0].multiply(old[1]).multiply(old[2]));
        assertSays("a variable from before the tape was reset", () -> tape.gradient(oldOutput));
        assertSays("variables of two tapes", () -> x[0].add(other));
        assertSays(
                "variables of two tapes",
                () -> x[0].fromPartials(1, new double[] {1, 1}, new Variable[] {x[0], other}));
        assertSays("another tape", () -> tape.gradient(other));
        assertSays("variables of two tapes", () -> x[0].max(other));
        assertSays("variables of two tapes", () -> x[0].min(other));
        assertSays("at least one input", () -> tape.inputs());
        assertSays("2 values for an array of 3", () -> tape.inputs(new double[2], new Variable[3]));
        Variable[] y = tape.inputs(4, 5, 6);
        assertSays("an array of 2 for 3 inputs", () -> tape.gradient(y[0], new double[2]));
    }

    @Test
    void aResetForgetsVariablesAndKeepsMemory() {
        Variable[] x = new Variable[3];
        tape.inputs(new double[] {1, 2, 3}, x);
        Variable f = product(x);
        tape.gradient(f);
        long capacity = tape.capacityBytes();
        assertEquals(12 * 256 + 8 * 4, capacity, "a chunk of entries, an adjoint for each input and record");
        tape.reset();
        assertEquals(0, tape.recordedGates());
        assertEquals(0, tape.bytes());
        assertEquals(capacity, tape.capacityBytes());
        assertSays("a variable from before the tape was reset", () -> tape.gradient(f));
        assertSays("a variable from before the tape was reset", () -> product(x));
        Variable late = tape.input(5);
        assertSays("a variable from before the tape was reset", () -> late.multiply(x[0]));
        assertArrayEquals(new double[] {10}, tape.gradient(late.multiply(late)));
    }

    @Test
    void aGradientOfOtherLengthIsRefused() {
        Variable[] x = tape.inputs(4, 5);
        assertSays("an array of 3 for 2 inputs", () -> tape.gradient(x[0], new double[3]));
    }

    @Test
    void anInputMayComeLate() {
        Variable[] x = tape.inputs(2, 3, 4);
        Variable p = product(x);
        Variable late = tape.input(5);
        Variable q = p.multiply(late).multiply(x[0]);
        Variable later = tape.input(7);
        assertArrayEquals(new double[] {2 * 2 * 3 * 4 * 5, 80, 60, 48, 0}, tape.gradient(q));
        assertArrayEquals(new double[] {1680, 560, 420, 336, 240}, tape.gradient(q.multiply(later)));
        assertArrayEquals(new double[] {0, 0, 0, 0, 1}, tape.gradient(later));
        assertEquals(2, tape.recordedGates(), "late inputs are no gates");
    }

    @Test
    void inputsInPlaceAreGivenTheirNewValuesAndNothingElseIs() {
        Variable[] x = new Variable[3];
        tape.inputs(new double[] {1, 2, 3}, x);
        Variable first = x[0];
        Variable derived = x[0].exp();
        tape.inputs(new double[] {5, 6, 7}, x);
        assertSame(first, x[0]);
        assertEquals(5, first.getReal());
        assertArrayEquals(new double[] {42, 35, 30}, tape.gradient(product(x)));
        assertSays("a variable from before the tape was reset", () -> derived.multiply(x[1]));
        assertSays("a variable from before the tape was reset", () -> tape.gradient(derived));

        x[1] = x[2];
        tape.inputs(new double[] {5, 6, 7}, x);
        assertNotSame(first, x[0], "an array that no longer holds the inputs is filled anew");
        assertArrayEquals(new double[] {42, 35, 30}, tape.gradient(product(x)));
        assertSays("a variable from before the tape was reset", () -> first.multiply(x[1]));
    }

    @Test
    void theGradientOfAConstantIsZero() {
        Variable[] x = tape.inputs(-3, 5);
        assertArrayEquals(new double[2], tape.gradient(Variable.constant(7)));
        assertArrayEquals(new double[2], tape.gradient(x[0].relu()));
        assertArrayEquals(new double[2], tape.gradient(x[0].subtract(x[0])));
        assertSays("an array of 3 for 2 inputs", () -> tape.gradient(Variable.constant(7), new double[3]));
    }

    /** Otherwise x[2] would have the slot of the first record, and its derivative go to others. */
    @Test
    void anArrayOfFewerInputsInvalidatesTheOthers() {
        Variable[] x = tape.inputs(2, 3, 4);
        Variable[] fewer = {x[0], x[1]};
        tape.inputs(new double[] {5, 6}, fewer);
        assertSays("a variable from before the tape was reset", () -> fewer[0].multiply(x[2]));
        assertSays("a variable from before the tape was reset", () -> tape.gradient(x[2]));
        assertArrayEquals(new double[] {6, 5}, tape.gradient(fewer[0].multiply(fewer[1])));
    }

    @Test
    void trimReleasesMemory() {
        long fresh = tape.capacityBytes();
        Variable[] x = tape.inputs(new double[50_000]);
        Variable f = product(x);
        tape.gradient(f);
        tape.input(3);
        assertTrue(tape.capacityBytes() > 1_000_000);
        tape.trim();
        assertEquals(fresh, tape.capacityBytes());
        assertSays("a variable from before the tape was reset", () -> tape.gradient(f));
        assertSays(
                "a variable from before the tape was reset",
                () -> x[0].add(x[1]).add(x[2]));
        assertArrayEquals(new double[] {12, 8, 6}, tape.gradient(product(tape.inputs(2, 3, 4))));
    }

    /** Recorded once, as entries of one record; a term after the total begins another, and leaves the first as it is. */
    @Test
    void aSumAfterItsTotalIsAnotherRecord() {
        Variable[] x = tape.inputs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        Sum<Variable> sum = x[0].sum();
        sum.add(x[1]);
        Variable first = sum.total();
        Variable same = sum.total();
        sum.add(x[2]);
        double[] c = {1, 1, 1, 1, 1, 1, 1, 1};
        Variable second = sum.total();
        sum.addDot(8, c, 0, x, 1, 1);
        sum.add(x[0]);
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, tape.gradient(first));
        assertArrayEquals(new double[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0}, tape.gradient(same));
        assertArrayEquals(new double[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 0}, tape.gradient(second));
        assertArrayEquals(new double[] {2, 2, 2, 1, 1, 1, 1, 1, 1, 0}, tape.gradient(sum.total()));
    }

    @Test
    void aTapeStaysUsableAfterMisuse() {
        Variable[] old = tape.inputs(1, 2, 3);
        Variable[] x = tape.inputs(2, 3, 4);
        assertThrows(
                IllegalArgumentException.class, () -> old[0].multiply(old[1]).multiply(old[2]));
        assertArrayEquals(new double[] {12, 8, 6}, tape.gradient(product(x)));
    }

    private static Variable product(Variable[] x) {
        Variable product = x[0];
        for (int i = 1; i < x.length; i++) {
            product = product.multiply(x[i]);
        }
        return product;
    }

    private static void assertSays(String part, Executable misuse) {
        String message = assertThrows(IllegalArgumentException.class, misuse).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void aCircuitToLookAtHasTheGradientOfTheTape() {
        Tape tape = new Tape();
        Variable[] x = tape.inputs(-2, 5, -4);
        double[] gradient = tape.gradient(x[0].add(x[1]).multiply(x[2]));
        List<Double> seen = Tape.circuit(
                        List.of("x", "y", "z"), v -> v[0].add(v[1]).multiply(v[2]), -2, 5, -4)
                .gradient();
        assertEquals(DoubleStream.of(gradient).boxed().toList(), seen);
    }

    /** The forms that the README teaches leave one record, whatever the number of terms. */
    @Test
    void aSumADotAndAProductAreOneRecordEach() {
        Tape tape = new Tape();
        Variable[] x = tape.inputs(new SplittableRandom(1).doubles(40, 1, 2).toArray());
        Functions.sum(x.length, i -> x[i].sin());
        assertEquals(1, tape.recordedGates());
        Functions.dot(x, x);
        assertEquals(2, tape.recordedGates());
        Functions.product(x.length, i -> x[i].exp());
        assertEquals(3, tape.recordedGates());
    }
}
