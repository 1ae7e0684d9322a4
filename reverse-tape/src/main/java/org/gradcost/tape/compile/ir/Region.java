package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** The body of a loop, or the whole circuit: nodes in order, in one chunk or more. */
public final class Region {

    /** The loop around, or null for the whole circuit. */
    public final Loop loop;

    public final List<MethodChunk> chunks = new ArrayList<>();

    Region(Loop loop) {
        this.loop = loop;
    }

    public int depth() {
        return loop == null ? 0 : loop.depth + 1;
    }

    /** Returns whether it is cut into chunks with methods of their own. */
    public boolean isSplit() {
        return chunks.size() > 1;
    }

    public int leaves() {
        int leaves = 0;
        for (MethodChunk chunk : chunks) {
            leaves += chunk.leaves();
        }
        return leaves;
    }
}
