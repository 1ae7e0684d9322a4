package org.gradcost.tape.compile.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.GateNode;
import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.reroll.TokenType;
import org.gradcost.tape.compile.trace.IntArray;

/** Records for each gate and loop of a triangular nest its gates of the trace, iteration by iteration. */
final class TriangularInstances {

    private final TokenSequence tokens;
    private final List<Loop> loops = new ArrayList<>();

    TriangularInstances(TokenSequence tokens) {
        this.tokens = tokens;
    }

    /** Locates an outermost nest in the trace. */
    void locate(Loop nest, int type, int gate) {
        prepare(nest);
        visit(nest, type, gate);
        for (Loop loop : loops) {
            loop.firsts.add(loop.starts.size());
        }
        nest.starts.add(gate + tokens.shape(type).length());
        for (Loop loop : loops) {
            count(loop);
        }
    }

    private void prepare(Loop loop) {
        loop.firsts = new IntArray();
        loop.starts = new IntArray();
        loops.add(loop);
        for (IrNode node : items(loop)) {
            if (node instanceof Loop inner) {
                prepare(inner);
            } else {
                ((GateNode) node).gates = new IntArray();
            }
        }
    }

    private static List<IrNode> items(Loop loop) {
        return loop.region.chunks.get(0).nodes;
    }

    private void visit(Loop loop, int type, int gate) {
        TokenType shape = tokens.shape(type);
        List<IrNode> items = items(loop);
        loop.firsts.add(loop.starts.size());
        for (int block = 0; block < shape.trip(); block++) {
            loop.starts.add(gate);
            for (int j = 0; j < items.size(); j++) {
                int part = shape.part(block, j);
                if (items.get(j) instanceof GateNode leaf) {
                    leaf.gates.add(gate);
                } else {
                    visit((Loop) items.get(j), part, gate);
                }
                gate += tokens.shape(part).length();
            }
        }
    }

    /** Fits the trip count, which is affine in the counters around: the differences at the first iterations determine it. */
    private static void count(Loop loop) {
        int least = loop.trip;
        int most = loop.trip;
        for (int around = 0; around + 1 < loop.firsts.size(); around++) {
            int trip = loop.firsts.get(around + 1) - loop.firsts.get(around);
            least = Math.min(least, trip);
            most = Math.max(most, trip);
        }
        if (least < most) {
            Loop[] path = loop.path;
            int[] slopes = new int[loop.depth];
            int[] iteration = new int[loop.depth];
            for (int l = 0; l < slopes.length; l++) {
                iteration[l] = 1;
                int around = Loop.ordinal(path, loop.depth, iteration);
                slopes[l] = loop.firsts.get(around + 1) - loop.firsts.get(around) - loop.trip;
                iteration[l] = 0;
            }
            loop.trips = AffineIndex.affine(loop.trip, Arrays.copyOf(path, loop.depth), slopes);
            loop.trip = most;
            loop.least = least;
        }
    }
}
