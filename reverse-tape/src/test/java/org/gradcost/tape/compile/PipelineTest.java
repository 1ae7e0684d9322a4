package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The passes by name: each runs, in the order of the list, and leaves a program that can be printed. */
class PipelineTest {

    private static TraceVariable chain(TraceVariable[] x) {
        TraceVariable sum = x[0].newInstance(0);
        for (int i = 0; i + 1 < x.length; i++) {
            sum = sum.add(x[i].multiply(x[i + 1]).exp());
        }
        return sum.sqrt();
    }

    private static final double[] POINT = new SplittableRandom(5).doubles(30).toArray();

    @Test
    void everyPassCanBeLookedAt() {
        CompiledGradient compiled = CompiledGradient.compile(PipelineTest::chain, POINT);
        List<String> passes = CompiledGradient.passes();
        for (String pass : passes) {
            String name = pass.substring(0, pass.indexOf(':'));
            String text = compiled.codeAfter(name, POINT);
            assertFalse(text.isEmpty(), name);
        }
        assertEquals(passes.size(), passes.stream().distinct().count());
        assertTrue(compiled.codeAfter("trace", POINT).startsWith("t0 = *(x[0], x[1])"), "the trace");
        assertTrue(compiled.codeAfter("reroll", POINT).startsWith("loop: 29 blocks of 3 gates {"), "the tokens");
        assertTrue(compiled.codeAfter("operands", POINT).contains("v0 = *(x[i], x[i + 1])"), "the loop tree");
    }

    @Test
    void passesRunInTheOrderOfTheirList() {
        TracedFunction function = TracedFunction.of((x, data) -> chain(x));
        SweepKind rows = new SweepKind(SweepKind.Operation.TANGENT, SweepKind.ROWS);
        List<String> names = CompiledGradient.passes().stream()
                .map(pass -> pass.substring(0, pass.indexOf(':')))
                .toList();
        Set<String> all = new HashSet<>();
        for (SweepKind kind : List.of(SweepKind.GRADIENT, SweepKind.SUPPORT, SweepKind.VALUE, rows)) {
            PassObserver observer = new PassObserver("");
            Pipeline.observe(observer, function.trace(POINT, new double[0]), kind, CompileOptions.DEFAULT);
            assertEquals(names.stream().filter(observer.seen()::contains).toList(), observer.seen());
            all.addAll(observer.seen());
        }
        assertEquals(new HashSet<>(names), all);
    }

    @Test
    void aPassThatDoesNotRunSaysSo() {
        CompiledGradient compiled = CompiledGradient.compile(PipelineTest::chain, POINT);
        assertEquals("early-gates does not run for this derivative\n", compiled.codeAfter("early-gates", POINT));
        CompiledFunction function = CompiledFunction.compile(PipelineTest::chain, POINT);
        function.gradientBySupport(POINT, new double[POINT.length]);
        String text = function.codeAfter("early-gates", POINT, new double[0]);
        assertTrue(text.contains("v0 = *(x[i], x[i + 1])"), text);
    }

    @Test
    void theLastPassLeavesTheCode() {
        CompiledGradient compiled = CompiledGradient.compile(PipelineTest::chain, POINT);
        List<String> passes = CompiledGradient.passes();
        String last = passes.get(passes.size() - 1);
        assertEquals(compiled.code(), compiled.codeAfter(last.substring(0, last.indexOf(':')), POINT));
    }

    @Test
    void whatIsNoPassIsRefused() {
        CompiledGradient compiled = CompiledGradient.compile(PipelineTest::chain, POINT);
        assertEquals(
                "codeAfter: no pass rolling; CompiledGradient.passes() lists them",
                assertThrows(IllegalArgumentException.class, () -> compiled.codeAfter("rolling", POINT))
                        .getMessage());
        assertEquals(
                "codeAfter: a point of 1 for 30 inputs",
                assertThrows(IllegalArgumentException.class, () -> compiled.codeAfter("reroll", 1))
                        .getMessage());
    }
}
