package org.gradcost.tape.compile.ir;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a body. A body that is too long for one method has several, each with two methods of its own. */
public final class MethodChunk {

    public final Region region;
    public final List<IrNode> items = new ArrayList<>();

    /** The inputs whose adjoints are gathered in a local while its gates run backwards, and then added to the gradient. */
    public final List<ValueRef.Input> inputs = new ArrayList<>();

    /** The method that it is in; the same as that of the loop around it unless the body is split. */
    public int method;

    public MethodChunk(Region region) {
        this.region = region;
    }

    public void add(IrNode item) {
        item.home = this;
        items.add(item);
    }

    public void addAfter(IrNode before, IrNode item) {
        item.home = this;
        items.add(items.indexOf(before) + 1, item);
    }

    int leaves() {
        int leaves = 0;
        for (IrNode item : items) {
            leaves += item.leaves();
        }
        return leaves;
    }

    /** The segment around this one in the same method, or null. */
    public MethodChunk outer() {
        return region.loop == null || region.split() ? null : region.loop.home;
    }
}
