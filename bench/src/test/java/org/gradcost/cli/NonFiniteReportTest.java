package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gradcost.family.Families;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.sweep.Selection;
import org.hipparchus.CalculusFieldElement;
import org.junit.jupiter.api.Test;

class NonFiniteReportTest {

    @Test
    void aFiniteCircuitIsFine() {
        Answer answer = Answer.to("check", "--family", "rosenbrock,dense-map", "--n", "10", "--trace-nonfinite");
        assertEquals(0, answer.exit(), answer.out() + answer.err());
        assertTrue(
                answer.out()
                        .matches("(?s).*rosenbrock, scalar, n = 10: all values, slopes and adjoints of \\d+ gates"
                                + " are finite\\R.*"),
                answer.out());
        assertTrue(answer.out().contains("dense-map, scalar, n = 10, m = 10: all values"), answer.out());
    }

    @Test
    void aReplayOfNothingIsNoSuccess() {
        Answer answer = Answer.to("check", "--family", "rosenbrock", "--gates", "matrix", "--trace-nonfinite");
        assertEquals(1, answer.exit());
        assertTrue(answer.out().contains("no circuit was replayed"), answer.out());
    }

    /** The line is that of the circuit below. */
    @Test
    void aFindingNamesGateOperandsAndLine() {
        StringWriter out = new StringWriter();
        NonFiniteReport report = new NonFiniteReport(new Selection(), new PrintWriter(out));
        report.replay(Families.named("product"), 2, 1, new LogOfUnderflow());
        assertEquals(1, report.exitCode());
        String text = out.toString();
        assertTrue(text.startsWith("product, scalar, n = 2:"), text);
        assertTrue(
                text.contains("  value: gate 1, log(0.0) = -Infinity, at org.gradcost.cli.NonFiniteReportTest"), text);
        assertTrue(text.contains("  0·∞ taken as 0, though the 0 may be rounded: gate 0, exp(-1000.0)"), text);
        assertTrue(text.contains("NonFiniteReportTest.java:"), text);
    }

    /** log e^x₀ + x₁. */
    private static final class LogOfUnderflow implements ScalarCircuit {
        @Override
        public <T extends CalculusFieldElement<T>> T scalar(T[] x) {
            return x[0].exp().log().add(x[1]);
        }

        @Override
        public double[] inputs() {
            return new double[] {-1000, 1};
        }

        @Override
        public double primal(double[] x) {
            return x[0] + x[1];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            gradient[0] = 1;
            gradient[1] = 1;
            return primal(x);
        }
    }
}
