package org.gradcost.tape.compile.lower;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.reroll.TokenType;
import org.gradcost.tape.compile.trace.Trace;

/** Builds the tree of loops and gates that a token sequence describes. */
public final class LoopTreeBuilder {

    private final Program program;
    private final TokenSequence tokens;

    private LoopTreeBuilder(Program program, TokenSequence tokens) {
        this.program = program;
        this.tokens = tokens;
    }

    /** Builds the tree; its operands are not resolved yet. */
    public static Program build(Trace trace, TokenSequence tokens) {
        Program program = new Program(trace);
        LoopTreeBuilder builder = new LoopTreeBuilder(program, tokens);
        MethodChunk all = new MethodChunk(program.top);
        program.top.chunks.add(all);
        for (int t = 0; t < tokens.count; t++) {
            IrNode node = builder.add(tokens.type[t], tokens.start[t], new Loop[0], all);
            if (tokens.isTriangular(tokens.type[t])) {
                new TriangularInstances(tokens).locate((Loop) node, tokens.type[t], tokens.start[t]);
            }
        }
        return program;
    }

    private IrNode add(int type, int gate, Loop[] loops, MethodChunk chunk) {
        TokenType shape = tokens.shape(type);
        if (!shape.isLoop()) {
            GateNode leaf = new GateNode(program.leaves.size(), shape.body()[0], gate, loops);
            program.leaves.add(leaf);
            chunk.add(leaf);
            return leaf;
        }
        Loop loop = new Loop(shape.trip(), shape.blockLength(), gate, loops);
        program.loops.add(loop);
        chunk.add(loop);
        MethodChunk inner = new MethodChunk(loop.region);
        loop.region.chunks.add(inner);
        int firstLeaf = program.leaves.size();
        int start = gate;
        for (int part : shape.body()) {
            add(part, start, loop.path, inner);
            start += tokens.shape(part).length();
        }
        for (int i = 0; i < shape.leaves().length; i++) {
            GateNode leaf = program.leaves.get(firstLeaf + i);
            for (int side = 0; side < 2; side++) {
                leaf.kinds[side][loop.depth] = shape.kinds()[2 * i + side];
                leaf.strides[side][loop.depth] = shape.strides()[2 * i + side];
            }
        }
        if (shape.blocks() != null) {
            gather(shape.blocks().loose(), new int[1], shape.body(), firstLeaf, loop.depth + 1);
        }
        return loop;
    }

    /** Marks as gathered the operands of inner loops whose strides differ from block to block. */
    private int gather(boolean[] loose, int[] move, int[] types, int leaf, int depth) {
        for (int type : types) {
            TokenType shape = tokens.shape(type);
            if (!shape.isLoop()) {
                leaf++;
                continue;
            }
            for (int i = 0; i < 2 * shape.leaves().length; i++) {
                if (loose[move[0]++]) {
                    program.leaves.get(leaf + i / 2).kinds[i % 2][depth] = TokenType.GATHERED;
                }
            }
            leaf = gather(loose, move, shape.body(), leaf, depth + 1);
        }
        return leaf;
    }
}
