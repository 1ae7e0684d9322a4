package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** What a loop repeats, or the whole circuit: items in order, in one or more segments. */
public final class Region {

    /** The loop, or null for the whole circuit. */
    public final Loop loop;

    public final List<MethodChunk> chunks = new ArrayList<>();

    Region(Loop loop) {
        this.loop = loop;
    }

    public int depth() {
        return loop == null ? 0 : loop.depth + 1;
    }

    /** Cut into methods of its own. */
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
