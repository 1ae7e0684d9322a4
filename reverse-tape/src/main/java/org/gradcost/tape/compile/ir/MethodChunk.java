package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a body. A body that is too long for one method has several, each with two methods of its own. */
public final class MethodChunk {

    public final Region region;
    public final List<IrNode> nodes = new ArrayList<>();

    /** The inputs whose adjoints are gathered in a local while its gates run backwards, and then added to the gradient. */
    public final List<ValueRef.Input> inputs = new ArrayList<>();

    /** The method that it is in; the same as that of the loop around it unless the body is split. */
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

    /** The segment around this one in the same method, or null. */
    public MethodChunk outer() {
        return region.loop == null || region.isSplit() ? null : region.loop.home;
    }
}
