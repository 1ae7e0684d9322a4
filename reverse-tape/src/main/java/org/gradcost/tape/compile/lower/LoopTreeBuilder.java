package org.gradcost.tape.compile.lower;

import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.reroll.TokenType;
import org.gradcost.tape.compile.trace.Trace;

/** Makes the tree of loops and gates that the tokens describe, and cuts it into methods. */
public final class LoopTreeBuilder {

    private final Program program;
    private final TokenSequence tokens;

    private LoopTreeBuilder(Program program, TokenSequence tokens) {
        this.program = program;
        this.tokens = tokens;
    }

    /**
     * @param longest gates of a body above which it is cut into methods of its own
     */
    public static Program plant(Trace trace, TokenSequence tokens, int longest) {
        Program program = new Program(trace);
        LoopTreeBuilder planter = new LoopTreeBuilder(program, tokens);
        MethodChunk all = new MethodChunk(program.top);
        program.top.segments.add(all);
        for (int t = 0; t < tokens.count; t++) {
            IrNode item = planter.plant(tokens.type[t], tokens.start[t], new Loop[0], all);
            if (tokens.isTriangular(tokens.type[t])) {
                new TriangularInstances(tokens).locate((Loop) item, tokens.type[t], tokens.start[t]);
            }
        }
        cut(program.top, longest);
        planter.number(program.top, 0, new int[] {0});
        return program;
    }

    private IrNode plant(int type, int gate, Loop[] loops, MethodChunk segment) {
        TokenType shape = tokens.shape(type);
        if (!shape.isLoop()) {
            GateNode leaf = new GateNode(program.leaves.size(), shape.body()[0], gate, loops);
            program.leaves.add(leaf);
            segment.add(leaf);
            return leaf;
        }
        Loop loop = new Loop(shape.trip(), shape.blockLength(), gate, loops);
        program.loops.add(loop);
        segment.add(loop);
        MethodChunk inner = new MethodChunk(loop.region);
        loop.region.segments.add(inner);
        int firstLeaf = program.leaves.size();
        int start = gate;
        for (int part : shape.body()) {
            plant(part, start, loop.path, inner);
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
            loosen(shape.blocks().loose(), new int[1], shape.body(), firstLeaf, loop.depth + 1);
        }
        return loop;
    }

    /** A stride that is another in another block is none. */
    private int loosen(boolean[] loose, int[] move, int[] types, int leaf, int depth) {
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
            leaf = loosen(loose, move, shape.body(), leaf, depth + 1);
        }
        return leaf;
    }

    /**
     * Cuts a body that is too long for a method into segments, each with a method of its own, after those of the loops in it:
     * it calls theirs, and stays in one piece if it can, for only loops in one piece can be fused. Returns how long it
     * still is: its gates, and a call for each segment.
     */
    private static int cut(Region region, int longest) {
        if (region.leaves() <= longest) {
            return region.leaves();
        }
        MethodChunk all = region.segments.remove(0);
        MethodChunk segment = new MethodChunk(region);
        int length = 0;
        for (IrNode item : all.items) {
            int added = item instanceof Loop loop ? cut(loop.region, longest) : 1;
            if (length > 0 && length + added > longest) {
                region.segments.add(segment);
                segment = new MethodChunk(region);
                length = 0;
            }
            segment.add(item);
            length += added;
        }
        region.segments.add(segment);
        return region.split() ? region.segments.size() : length;
    }

    private void number(Region region, int method, int[] last) {
        for (MethodChunk segment : region.segments) {
            segment.method = region.split() ? ++last[0] : method;
            for (IrNode item : segment.items) {
                if (item instanceof Loop loop) {
                    number(loop.region, segment.method, last);
                }
            }
        }
    }
}
