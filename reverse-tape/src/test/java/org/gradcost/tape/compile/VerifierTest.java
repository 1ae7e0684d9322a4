package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.emit.GradientGenerator;
import org.gradcost.tape.compile.emit.GradientPlan;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.trace.InputKind;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.verify.AdjointVerifier;
import org.gradcost.tape.compile.verify.SubscriptVerifier;
import org.gradcost.tape.compile.verify.TreeVerifier;
import org.junit.jupiter.api.Test;

/** Each verifier accepts a program and names the gate, the subscript or the adjoint once a pass has broken it. */
class VerifierTest {

    private static final int INPUTS = 40;

    /** log Π (xᵢ² + 1): a loop that carries a product, and a gate after it. */
    private static GradientPlan plan() {
        Trace trace = new Trace(INPUTS, 0);
        int product = trace.constant(1);
        for (int i = 0; i < INPUTS; i++) {
            int square = trace.add(Opcode.SQUARE, i, Trace.NONE);
            int term = trace.add(Opcode.ADD, square, trace.constant(1));
            product = trace.add(Opcode.MULTIPLY, product, term);
        }
        int output = trace.add(Opcode.LOG, product, Trace.NONE);
        trace.close(output);
        return Pipeline.plan(trace, CompileOptions.DEFAULT);
    }

    private static Loop loop(Program program) {
        return program.loops.get(0);
    }

    private static String refusal(Program program) {
        return assertThrows(AssertionError.class, () -> TreeVerifier.verify(program, "a pass"))
                .getMessage();
    }

    @Test
    void aWholeProgramIsAccepted() {
        GradientPlan plan = plan();
        assertEquals(1, plan.program().loops.size());
        assertTrue(TreeVerifier.verify(plan.program(), "a pass"));
        assertTrue(SubscriptVerifier.verify(plan));
        assertTrue(AdjointVerifier.verify(
                GradientGenerator.generate(plan), plan.program(), plan.memory().size()));
    }

    @Test
    void aUseBeforeItsDefinitionIsFound() {
        Program program = plan().program();
        List<?> nodes = loop(program).region.chunks.get(0).nodes;
        java.util.Collections.reverse(nodes);
        String message = refusal(program);
        assertTrue(message.startsWith("after a pass: v"), message);
        assertTrue(message.endsWith("before its definition"), message);
    }

    @Test
    void aGateThatIsNotInTheTreeIsFound() {
        Program program = plan().program();
        GateNode stray = new GateNode(99, Opcode.SQUARE, 0, new Loop[0]);
        program.leaves.get(0).uses[0] = new Use(new ValueRef.Gate(stray));
        assertTrue(refusal(program).contains("uses v99, which is not in the tree"));
        program.leaves.get(0).uses[0] = new Use(null);
        assertTrue(refusal(program).contains("has an operand that is not resolved"));
    }

    @Test
    void aNodeWithTwoHomesIsFound() {
        Program program = plan().program();
        program.top.chunks.get(0).nodes.add(program.leaves.get(0));
        assertTrue(refusal(program).contains("has another home than the chunk that lists it"));
    }

    @Test
    void aSubscriptOutsideOfItsArrayIsFound() {
        GradientPlan plan = plan();
        GateNode square = plan.program().leaves.get(0);
        AffineIndex outside = AffineIndex.affine(1, new Loop[] {loop(plan.program())}, new int[] {1});
        square.uses[0].ref = new ValueRef.Input(
                outside, InputKind.POINT, plan.program().top.chunks.get(0));
        String message = assertThrows(AssertionError.class, () -> SubscriptVerifier.verify(plan))
                .getMessage();
        assertTrue(message.contains("reads position " + INPUTS + " of the point, which has " + INPUTS), message);
    }

    /** Changes the stores in the gradient of emitted code. */
    private interface Change {
        List<Statement> of(Store store);
    }

    private static String refusal(Change change) {
        GradientPlan plan = plan();
        List<CodeMethod> methods = new ArrayList<>();
        for (CodeMethod method : GradientGenerator.generate(plan)) {
            methods.add(method.with(changed(method.statements(), change)));
        }
        return assertThrows(
                        AssertionError.class,
                        () -> AdjointVerifier.verify(
                                methods, plan.program(), plan.memory().size()))
                .getMessage();
    }

    private static List<Statement> changed(List<Statement> block, Change change) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof For loop) {
                result.add(loop.with(changed(loop.body(), change)));
            } else if (statement instanceof Store store && store.array() == Array.GRADIENT) {
                result.addAll(change.of(store));
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    @Test
    void anAdjointThatIsNotInitialisedOnceIsFound() {
        assertEquals(
                "after emission: g[0] is never initialised", refusal(store -> List.of()), "an element without a store");
        assertTrue(refusal(store -> List.of(store, store))
                .endsWith("is assigned a second time, which drops a contribution"));
        assertTrue(refusal(store -> List.of(new Store(store.array(), store.index(), store.value(), true)))
                .endsWith("is accumulated into before it is initialised"));
    }
}
