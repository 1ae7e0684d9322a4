package org.gradcost.tape.compile.lower;

import org.gradcost.tape.compile.ir.IrNode;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.MethodChunk;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.Region;

/**
 * Outlines regions that are too long for one JVM method: cuts them into chunks, each with a forward and a reverse method of
 * its own. Inner loops are cut first. The region around calls their methods, and stays in one piece if it can, since only
 * the sweeps of a loop in one piece can be fused.
 */
public final class MethodOutliner {

    private MethodOutliner() {}

    /**
     * Cuts a program's regions and numbers its methods.
     *
     * @param longest gates of a region above which it is cut
     */
    public static void outline(Program program, int longest) {
        cut(program.top, longest);
        number(program.top, 0, 0);
    }

    /** Cuts a region. Returns the length of what is left of it: its gates, and a call for each chunk. */
    private static int cut(Region region, int longest) {
        if (region.leaves() <= longest) {
            return region.leaves();
        }
        MethodChunk all = region.chunks.remove(0);
        MethodChunk chunk = new MethodChunk(region);
        int length = 0;
        for (IrNode node : all.nodes) {
            int added = node instanceof Loop loop ? cut(loop.region, longest) : 1;
            if (length > 0 && length + added > longest) {
                region.chunks.add(chunk);
                chunk = new MethodChunk(region);
                length = 0;
            }
            chunk.add(node);
            length += added;
        }
        region.chunks.add(chunk);
        return region.isSplit() ? region.chunks.size() : length;
    }

    /** Numbers the methods of a region that is in this method. Returns the last number given. */
    private static int number(Region region, int method, int last) {
        for (MethodChunk chunk : region.chunks) {
            chunk.method = region.isSplit() ? ++last : method;
            for (IrNode node : chunk.nodes) {
                if (node instanceof Loop loop) {
                    last = number(loop.region, chunk.method, last);
                }
            }
        }
        return last;
    }
}
