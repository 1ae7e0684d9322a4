package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.loopopt.LoopPass;
import org.gradcost.tape.compile.trace.IntArray;
import org.junit.jupiter.api.Test;

/** The worked example of the guide: a loop optimisation is one file, added to the list of passes. */
class AddedLoopPassTest {

    /** Strength reduction in loops: a division by a power of two becomes a multiplication, which is exact. */
    private static final class StrengthReduction implements LoopPass {

        @Override
        public String name() {
            return "strength-reduction";
        }

        @Override
        public String purpose() {
            return "Replaces divisions by powers of two by multiplications.";
        }

        @Override
        public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
            List<CodeMethod> result = new ArrayList<>();
            for (CodeMethod method : methods) {
                result.add(method.with(block(method.statements())));
            }
            return result;
        }

        private static List<Statement> block(List<Statement> block) {
            List<Statement> result = new ArrayList<>();
            for (Statement statement : block) {
                if (statement instanceof For loop) {
                    result.add(loop.with(block(loop.body())));
                } else {
                    result.add(statement instanceof Assign assign ? reduced(assign) : statement);
                }
            }
            return result;
        }

        private static Assign reduced(Assign assign) {
            return assign.value() instanceof Binary binary
                            && binary.operator() == '/'
                            && binary.y() instanceof Literal divisor
                            && isPowerOfTwo(divisor.value())
                    ? new Assign(assign.local(), new Binary('*', binary.x(), new Literal(1 / divisor.value())))
                    : assign;
        }

        private static boolean isPowerOfTwo(double value) {
            return value > 0 && value == Math.scalb(1.0, Math.getExponent(value));
        }
    }

    private static TraceVariable sum(TraceVariable[] x) {
        TraceVariable sum = x[0].newInstance(0);
        for (TraceVariable xi : x) {
            sum = sum.add(xi.sin().divide(4));
        }
        return sum;
    }

    @Test
    void aPassIsOneFile() {
        double[] point = new SplittableRandom(1).doubles(50).toArray();
        CompiledGradient plain = CompiledGradient.compile(AddedLoopPassTest::sum, point);
        CompiledGradient reduced = CompiledGradient.compile(
                AddedLoopPassTest::sum, CompileOptions.DEFAULT.with(new StrengthReduction()), point);
        assertTrue(plain.code().contains(" / 4;"), plain.code());
        assertFalse(reduced.code().contains(" / 4;"), reduced.code());
        assertTrue(reduced.code().contains(" * 0.25;"), reduced.code());
        double[] expected = new double[point.length];
        double[] gradient = new double[point.length];
        assertEquals(plain.gradient(point, expected), reduced.gradient(point, gradient));
        assertArrayEquals(expected, gradient);
    }
}
