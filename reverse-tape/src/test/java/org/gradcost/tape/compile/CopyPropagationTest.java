package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.loopopt.CopyPropagation;
import org.gradcost.tape.compile.loopopt.LoopPass;
import org.gradcost.tape.compile.trace.IntArray;
import org.junit.jupiter.api.Test;

/** Random programs whose copies are propagated: their code is not longer, and no bit of their second derivatives changes. */
class CopyPropagationTest {

    /** Copy propagation as a pass of its own, also where methods would fit without it. */
    private static final class Always implements LoopPass {

        @Override
        public String name() {
            return "copy-propagation";
        }

        @Override
        public String purpose() {
            return "Propagates copies.";
        }

        @Override
        public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
            return CopyPropagation.apply(methods);
        }
    }

    @Test
    void loopNests() {
        check(RandomCircuit::new, 50);
    }

    @Test
    void triangularNests() {
        check(RandomTriangle::new, 4);
    }

    @Test
    void layers() {
        check(RandomLayers::new, 6);
    }

    private static void check(LongFunction<RandomFunction> programs, int count) {
        int shorter = 0;
        for (int seed = 1; seed <= count; seed++) {
            RandomFunction program = programs.apply(seed);
            double[] traced = program.point();
            double[] x = program.point();
            double[] v = new SplittableRandom(seed).doubles(x.length, -1, 1).toArray();
            CompiledFunction plain = compiled(program, CompileOptions.DEFAULT, traced);
            CompiledFunction propagated = compiled(program, CompileOptions.DEFAULT.with(new Always()), traced);
            double[][] expected = new double[2][x.length];
            double[][] actual = new double[2][x.length];
            plain.hvp(x, v, expected[0], expected[1]);
            propagated.hvp(x, v, actual[0], actual[1]);
            assertArrayEquals(expected, actual, "seed " + seed);
            assertTrue(propagated.codeBytes() <= plain.codeBytes(), "seed " + seed);
            shorter += propagated.codeBytes() < plain.codeBytes() ? 1 : 0;
        }
        assertTrue(shorter > count / 2, shorter + " of " + count + " programs are shorter");
    }

    private static CompiledFunction compiled(RandomFunction program, CompileOptions options, double[] traced) {
        return CompiledFunction.compile(TracedFunction.of(new OfPoint<>(program::run)), options, traced, new double[0]);
    }
}
