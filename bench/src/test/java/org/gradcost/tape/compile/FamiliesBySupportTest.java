package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.FusedCircuit;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.junit.jupiter.api.Test;

/** Every family that has a compiled gradient has the same one by supports, to 1e-12 of its norm. */
class FamiliesBySupportTest {

    private static final double TOLERANCE = 1e-12;

    @Test
    void everyFamilyThatCompilesHasTheSameGradientBySupports() {
        List<String> compared = new ArrayList<>();
        for (Family family : Families.all()) {
            for (int n : new int[] {8, 40}) {
                Problem problem = family.problem(family.nearest(n), 1);
                CompiledGradient reverse = compile(problem, CompileOptions.DEFAULT);
                if (reverse != null) {
                    compare(family.name() + ", n = " + n, problem, reverse);
                    compared.add(family.name());
                }
            }
        }
        assertTrue(compared.size() > 40, compared.toString());
    }

    private static void compare(String where, Problem problem, CompiledGradient reverse) {
        CompiledGradient forward = compile(problem, CompileOptions.DEFAULT.forSupport());
        double[] x = problem.inputs();
        double[] data = data(problem);
        double[] expected = new double[x.length];
        double[] actual = new double[x.length];
        double value = reverse.gradient(x, data, expected);
        forward.gradient(x, data, actual); // twice: what is left of the first one must not matter
        assertEquals(value, forward.gradient(x, data, actual), TOLERANCE * Math.abs(value), where);
        double norm = 0;
        double off = 0;
        for (int i = 0; i < x.length; i++) {
            norm = Math.hypot(norm, expected[i]);
            off = Math.hypot(off, expected[i] - actual[i]);
        }
        assertTrue(off <= TOLERANCE * norm, where + ": off by " + off / norm + " of the norm");
    }

    private static double[] data(Problem problem) {
        return problem instanceof DataCircuit circuit ? circuit.data() : new double[0];
    }

    /** Returns the compiled gradient of a family, or null if it cannot be traced. */
    private static CompiledGradient compile(Problem problem, CompileOptions options) {
        double[] x = problem.inputs();
        double[] data = data(problem);
        try {
            if (problem instanceof DataCircuit circuit && data.length > 0) {
                return CompiledGradient.compile(
                        (TraceVariable[] point, TraceVariable[] y) -> circuit.fused(point, y), options, x, data);
            }
            if (problem instanceof FusedCircuit circuit) {
                return CompiledGradient.compile((TraceVariable[] point) -> circuit.fused(point), options, x);
            }
            return problem instanceof ScalarCircuit circuit
                    ? CompiledGradient.compile((TraceVariable[] point) -> circuit.scalar(point), options, x)
                    : null;
        } catch (ValueReadException | TraceTooLongException e) {
            return null;
        }
    }
}
