package org.gradcost.tape.compile.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IndexFitter;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.IterationCursor;
import org.gradcost.tape.compile.ir.IterationFunction;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.LoopCarried;
import org.gradcost.tape.compile.ir.LoopQueries;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.TraceIndex;
import org.gradcost.tape.compile.ir.TraceOperand;
import org.gradcost.tape.compile.ir.Use;
import org.gradcost.tape.compile.ir.ValueRef;
import org.gradcost.tape.compile.reroll.TokenType;
import org.gradcost.tape.compile.trace.InputKind;
import org.gradcost.tape.compile.trace.Opcode;
import org.gradcost.tape.compile.trace.Trace;

/**
 * Resolves each operand to its source: an input, a constant, the latest value of a gate, a loop-carried value, or else a
 * load from memory. The trace is in single-assignment form, so this is the def–use relation, folded over the iterations.
 *
 * <p>A local holds the latest value of its gate. An operand is read from the local if in every iteration it is that value:
 * the one of the same iteration of the loops around both, and of the last iteration of the loops around the gate alone.
 */
public final class OperandResolver {

    private final Trace trace;
    private final Program program;
    private final TraceIndex index;
    private final IndexFitter fit;
    private final Map<List<Object>, Known> carried = new HashMap<>();
    private final Map<List<Object>, ValueRef.Input> inputs = new HashMap<>();

    /** A loop-carried value with its operand before the loop. */
    private record Known(TraceOperand before, ValueRef.Carried ref) {}

    /** The position of an input by iteration. */
    private final class IndexOf implements IterationFunction {

        private final TraceOperand operand;

        IndexOf(TraceOperand operand) {
            this.operand = operand;
        }

        @Override
        public long at(int[] iteration) {
            return trace.positionOf(operand.at(iteration, trace));
        }
    }

    private OperandResolver(Trace trace, Program program, TraceIndex index) {
        this.trace = trace;
        this.program = program;
        this.index = index;
        this.fit = new IndexFitter(program.tables);
    }

    /**
     * Resolves every operand and the output of a program.
     *
     * @param index receives the loads from memory
     */
    public static void resolve(Trace trace, Program program, TraceIndex index) {
        new OperandResolver(trace, program, index).resolve(trace.output());
    }

    private void resolve(int output) {
        for (GateNode leaf : program.leaves) {
            for (int side = 0; side < 2; side++) {
                if (trace.argument(leaf.gate, side) != Trace.NONE) {
                    leaf.uses[side] = new Use(resolve(
                            new TraceOperand(leaf, side, leaf.depth(), leaf.kinds[side], leaf.strides[side]),
                            leaf.home));
                }
            }
        }
        program.output = new Use(output(output));
        lastValuesByCarries();
    }

    private ValueRef output(int id) {
        if (id < trace.inputs) {
            return input(AffineIndex.of(trace.positionOf(id)), trace.kind(id), program.top.chunks.get(0));
        }
        GateNode leaf = index.leafOf(id);
        if (leaf.lastGate(0) == id - trace.inputs && method(leaf) == 0) {
            return new ValueRef.Gate(leaf);
        }
        // As if one more gate had it as its operand.
        GateNode reader = new GateNode(-1, Opcode.EXIT_VALUE, trace.note(id), new Loop[0]);
        return memory(new TraceOperand(reader, 0, 0, new byte[0], new int[0]));
    }

    private static int method(IrNode node) {
        return node.home.method;
    }

    private ValueRef resolve(TraceOperand operand, MethodChunk at) {
        int depth = operand.depth();
        if (depth > 0 && operand.kinds()[depth - 1] == TokenType.CARRIED) {
            ValueRef ref = carried(operand, at);
            return ref != null ? ref : memory(operand);
        }
        int base = operand.base(trace);
        if (base < 0) {
            return onlyConstants(operand) ? ConstantFitter.of(operand, trace, program.constants) : memory(operand);
        }
        if (depth > 0 && operand.kinds()[depth - 1] == TokenType.AFFINE && operand.strides()[depth - 1] == 0) {
            return resolve(operand.outer(), at);
        }
        boolean even = !operand.has(TokenType.CARRIED) && !operand.has(TokenType.GATHERED);
        if (even && base < trace.inputs) {
            return input(
                    AffineIndex.affine(
                            trace.positionOf(base),
                            Arrays.copyOf(operand.loops(), depth),
                            Arrays.copyOf(operand.strides(), depth)),
                    trace.kind(base),
                    at);
        }
        if (base >= trace.inputs && (even || operand.isTriangular())) {
            GateNode leaf = index.leafOf(base);
            if (method(leaf) == at.method && isLatest(leaf, base, operand)) {
                return new ValueRef.Gate(leaf);
            }
        }
        return !even && onlyInputs(operand)
                ? input(fit.of(operand, new IndexOf(operand)), trace.kind(base), at)
                : memory(operand);
    }

    /** Returns whether in every iteration the operand is the latest value of the gate. */
    private boolean isLatest(GateNode leaf, int id, TraceOperand operand) {
        int common = operand.depth();
        if (LoopQueries.commonDepth(leaf.loops, operand.loops()) < common
                || leaf.lastGate(common) != id - trace.inputs) {
            return false;
        }
        if (operand.isTriangular()) {
            boolean latest = true;
            for (IterationCursor cursor = operand.iterations(); latest && cursor.next(); ) {
                latest = operand.at(cursor.iteration, trace) == trace.inputs + leaf.lastGate(common, cursor.iteration);
            }
            return latest;
        }
        for (int l = 0; l < common; l++) {
            if (operand.strides()[l] != leaf.loops[l].length) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether both operands are the same in every iteration. */
    private boolean isSame(TraceOperand a, TraceOperand b) {
        boolean same = true;
        int[] iteration = new int[Math.max(a.loops().length, b.loops().length)];
        for (IterationCursor cursor = new IterationCursor(a.loops(), a.depth(), iteration); same && cursor.next(); ) {
            same = a.at(iteration, trace) == b.at(iteration, trace);
        }
        return same;
    }

    private ValueRef carried(TraceOperand operand, MethodChunk at) {
        int depth = operand.depth();
        Loop loop = operand.loops()[depth - 1];
        if (method(loop) != at.method) {
            return null;
        }
        int source = operand.strides()[depth - 1]; // the gate within the block
        TraceOperand before = operand.outer();
        List<Object> key = new ArrayList<>(List.of(loop, source, operand.base(trace)));
        for (int l = 0; l < depth - 1; l++) {
            key.add(operand.kinds()[l]);
            key.add(operand.strides()[l]);
        }
        Known known = carried.get(key);
        if (known != null && (!before.has(TokenType.GATHERED) || isSame(before, known.before))) {
            return known.ref;
        }
        int id = trace.inputs + loop.gate + source;
        GateNode leaf = index.leafOf(id);
        if (method(leaf) != at.method || leaf.lastGate(depth) != loop.gate + source) {
            return null;
        }
        ValueRef initial = resolve(before, loop.home);
        LoopCarried carry = new LoopCarried(program.carries.size(), loop, initial, leaf, operand);
        carry.source = new ValueRef.Gate(leaf);
        program.carries.add(carry);
        loop.carries.add(carry);
        ValueRef.Carried ref = new ValueRef.Carried(carry);
        carried.put(key, new Known(before, ref));
        return ref;
    }

    /**
     * Replaces live-out values by the loop-carried values that hold them, where there are any. In the reverse sweep their
     * adjoints then start those of the loop-carried values, instead of being zero in all iterations but one.
     */
    private void lastValuesByCarries() {
        int deepest = 0;
        for (LoopCarried carry : program.carries) {
            deepest = Math.max(deepest, carry.loop.depth);
        }
        for (int depth = deepest; depth >= 0; depth--) {
            for (LoopCarried carry : program.carries) {
                if (carry.loop.depth == depth) {
                    carry.source = LoopQueries.exitValue(carry.source, depth + 1);
                    carry.initial.ref = LoopQueries.exitValue(
                            carry.initial.ref,
                            LoopQueries.commonDepth(carry.initial.ref, Arrays.copyOf(carry.last.loops, depth)));
                }
            }
        }
        for (GateNode leaf : program.leaves) {
            for (Use use : leaf.uses) {
                if (use != null) {
                    use.ref = LoopQueries.exitValue(use.ref, LoopQueries.commonDepth(use.ref, leaf.loops));
                }
            }
        }
        program.output.ref = LoopQueries.exitValue(program.output.ref, 0);
    }

    private boolean onlyConstants(TraceOperand operand) {
        for (int l = 0; l < operand.depth(); l++) {
            if (operand.kinds()[l] != TokenType.CONSTANT) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the operand is an input in every iteration, always of the same array. */
    private boolean onlyInputs(TraceOperand operand) {
        InputKind kind = trace.kind(operand.base(trace));
        boolean only = true;
        for (IterationCursor cursor = operand.iterations(); only && cursor.next(); ) {
            int id = operand.at(cursor.iteration, trace);
            only = id >= 0 && id < trace.inputs && trace.kind(id) == kind;
        }
        return only;
    }

    private ValueRef.Memory memory(TraceOperand operand) {
        ValueRef.Memory ref = new ValueRef.Memory(operand);
        index.addMemory(ref);
        return ref;
    }

    /** Returns the input, homed in the outermost chunk throughout which it is the same element. */
    private ValueRef.Input input(AffineIndex position, InputKind kind, MethodChunk at) {
        MethodChunk home = at;
        while (home.region.depth() > position.depth() && home.outer() != null) {
            home = home.outer();
        }
        List<Object> key = List.of(home, position, kind);
        ValueRef.Input input = inputs.get(key);
        if (input == null) {
            input = new ValueRef.Input(position, kind, home);
            home.inputs.add(input);
            inputs.put(key, input);
        }
        return input;
    }
}
