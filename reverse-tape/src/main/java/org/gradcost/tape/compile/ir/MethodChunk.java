package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** A run of nodes of a region. A region too long for one JVM method has several, each with a forward and a reverse method. */
public final class MethodChunk {

    public final Region region;
    public final List<IrNode> nodes = new ArrayList<>();

    /** The inputs whose adjoints are accumulated in locals during its reverse sweep and stored at its end. */
    public final List<ValueRef.Input> inputs = new ArrayList<>();

    /** The number of its method: that of the loop around unless the region is split. */
    public int method;

    public MethodChunk(Region region) {
        this.region = region;
    }

    public void add(IrNode node) {
        node.home = this;
        nodes.add(node);
    }

    public void addAfter(IrNode before, IrNode node) {
        node.home = this;
        nodes.add(nodes.indexOf(before) + 1, node);
    }

    int leaves() {
        int leaves = 0;
        for (IrNode node : nodes) {
            leaves += node.leaves();
        }
        return leaves;
    }

    /** Returns the chunk around this one in the same method, or null. */
    public MethodChunk outer() {
        return region.loop == null || region.isSplit() ? null : region.loop.home;
    }
}
