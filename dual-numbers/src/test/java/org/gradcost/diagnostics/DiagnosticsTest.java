package org.gradcost.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.gradcost.diagnostics.Finding.Kind;
import org.gradcost.gate.Functions;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private static <T extends CalculusFieldElement<T>> T logOfSigmoid(T x) {
        T sigmoid = Functions.sigmoid(x);
        return sigmoid.log();
    }

    /** log σ(−800): the value is −∞, right −800, and the gradient 0, right 1. The rule hides an underflow, and it is said. */
    @Test
    void aStrongZeroThatSwallowsAnUnderflow() {
        Diagnosis d = Diagnostics.explain(x -> logOfSigmoid(x[0]), -800);
        assertEquals(2, d.gates());
        Finding value = d.of(Kind.VALUE).orElseThrow();
        assertEquals("log", value.name());
        assertEquals(1, value.gate());
        assertArrayEquals(new double[] {0}, value.operands());
        assertEquals(Double.NEGATIVE_INFINITY, value.value());
        assertEquals("log", d.of(Kind.SLOPE).orElseThrow().name());
        assertEquals("sigmoid", d.of(Kind.ADJOINT).orElseThrow().name());
        Finding zero = d.of(Kind.ROUNDED_ZERO).orElseThrow();
        assertEquals("sigmoid", zero.name());
        assertArrayEquals(new double[] {-800}, zero.operands());
        assertTrue(d.of(Kind.EXACT_ZERO).isEmpty());
        assertFalse(d.isFinite());
    }

    @Test
    void theLineIsTheCallers() {
        Diagnosis d = Diagnostics.explain(x -> logOfSigmoid(x[0]), -800);
        StackTraceElement log = d.of(Kind.VALUE).orElseThrow().line().orElseThrow();
        StackTraceElement sigmoid = d.of(Kind.ROUNDED_ZERO).orElseThrow().line().orElseThrow();
        assertEquals("logOfSigmoid", log.getMethodName());
        assertEquals("DiagnosticsTest.java", log.getFileName());
        assertEquals(log.getLineNumber() - 1, sigmoid.getLineNumber());
        assertEquals("""
                value: gate 1, log(0.0) = -Infinity, at %1$s
                slope: gate 1, log(0.0) has slope Infinity, at %1$s
                adjoint: gate 0, sigmoid(-800.0) has adjoint Infinity, by gate 1, log(0.0), at %2$s
                0·∞ taken as 0, though the 0 may be rounded: gate 0, sigmoid(-800.0), slope 0.0 times adjoint Infinity, at %2$s""".formatted(log, sigmoid), d.toString());
    }

    /** The value is right, π/2, and the gradient 0, right −1. */
    @Test
    void aLimitAtAnOverflow() {
        Diagnosis d = Diagnostics.explain(x -> x[0].reciprocal().atan(), 1e-310);
        assertEquals("1/x", d.of(Kind.VALUE).orElseThrow().name());
        assertEquals(0, d.of(Kind.VALUE).orElseThrow().gate());
        assertEquals("1/x", d.of(Kind.ROUNDED_ZERO).orElseThrow().name());
    }

    /** log(1 + e^800). */
    @Test
    void anOverflow() {
        Diagnosis d = Diagnostics.explain(x -> x[0].exp().add(1).log(), 800);
        assertEquals("exp", d.of(Kind.VALUE).orElseThrow().name());
        assertEquals("exp", d.of(Kind.SLOPE).orElseThrow().name());
        assertEquals("exp", d.of(Kind.ROUNDED_ZERO).orElseThrow().name());
    }

    /** 1e-200·1e-200 under a root, of which one operand alone is an input. */
    @Test
    void aProductThatUnderflows() {
        Diagnosis d = Diagnostics.explain(x -> x[0].multiply(x[0]).sqrt(), 1e-200);
        assertEquals("sqrt", d.of(Kind.SLOPE).orElseThrow().name());
        assertTrue(d.of(Kind.VALUE).isEmpty());
        assertEquals("*", d.of(Kind.ADJOINT).orElseThrow().name());
    }

    @Test
    void anExactZeroIsNoUnderflow() {
        Diagnosis d = Diagnostics.explain(x -> x[0].sqrt().multiply(0).add(x[1]), 0, 4);
        assertEquals("sqrt", d.of(Kind.EXACT_ZERO).orElseThrow().name());
        assertTrue(d.of(Kind.ROUNDED_ZERO).isEmpty());
        assertTrue(d.of(Kind.VALUE).isEmpty());

        d = Diagnostics.explain(
                x -> x[0].subtract(x[0]).multiply(x[0].subtract(x[0])).sqrt(), 3);
        assertEquals("*", d.of(Kind.EXACT_ZERO).orElseThrow().name());
        assertTrue(d.of(Kind.ROUNDED_ZERO).isEmpty());
    }

    /** Gates that the output does not depend on are looked at forward, and not in the sweep back. */
    @Test
    void whatIsLeftOutCarriesNothing() {
        Diagnosis d = Diagnostics.explain(
                x -> {
                    x[0].sqrt();
                    return x[0].add(1);
                },
                0);
        assertEquals("sqrt", d.of(Kind.SLOPE).orElseThrow().name());
        assertTrue(d.of(Kind.EXACT_ZERO).isEmpty());
    }

    @Test
    void inputs() {
        Diagnosis d = Diagnostics.explain(x -> x[0].multiply(x[1]), 1, Double.NaN);
        assertEquals("value: input 1 is NaN", d.of(Kind.VALUE).orElseThrow().toString());
        assertEquals(-2, d.of(Kind.VALUE).orElseThrow().gate());
        Finding adjoint = d.of(Kind.ADJOINT).orElseThrow();
        assertEquals("adjoint: input 0 has adjoint NaN, by gate 0, 1.0 * NaN", adjoint.toString());
    }

    @Test
    void nothingToFind() {
        Diagnosis d = Diagnostics.explain(x -> x[0].exp().multiply(x[1]), 1, 2);
        assertTrue(d.isFinite());
        assertEquals("all values, slopes and adjoints of 2 gates are finite", d.toString());
        assertTrue(Diagnostics.explain(x -> x[0].newInstance(3), 1).isFinite());
    }

    @Test
    void selectionsAndSums() {
        Diagnosis d = Diagnostics.explain(x -> Functions.max(x[0].log(), x[1]), 0, 1);
        assertEquals("log", d.of(Kind.VALUE).orElseThrow().name());
        assertTrue(d.of(Kind.ADJOINT).isEmpty());
        d = Diagnostics.explain(x -> x[0].linearCombination(1, x[0], Double.POSITIVE_INFINITY, x[1]), 1, 1);
        assertEquals(1, d.gates());
        assertEquals(
                "adjoint: input 1 has adjoint Infinity",
                d.of(Kind.ADJOINT).orElseThrow().toString().split(",")[0]);
    }

    /** 10⁴ inputs and some 5·10⁴ gates, of which one in the middle is to blame. Takes 0.1 s; the limit is generous. */
    @Test
    void tenThousandInputs() {
        double[] point = new double[10_000];
        Arrays.fill(point, 1);
        point[5000] = 0;
        Diagnosis d = assertTimeout(Duration.ofSeconds(10), () -> Diagnostics.explain(x -> sum(x), point));
        assertEquals("sqrt", d.of(Kind.SLOPE).orElseThrow().name());
        assertEquals("sum", d.of(Kind.SLOPE).orElseThrow().line().orElseThrow().getMethodName());
        assertTrue(d.gates() > 40_000);
    }

    private static <T extends CalculusFieldElement<T>> T sum(T[] x) {
        T sum = x[0];
        for (T xi : x) {
            sum = sum.add(xi.sqrt().multiply(2).sin().exp());
        }
        return sum;
    }
}
