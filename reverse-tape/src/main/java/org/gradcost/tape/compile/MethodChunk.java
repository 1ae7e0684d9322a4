package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a body. A body that is too long for one method has several, each with two methods of its own. */
final class MethodChunk {

    final Region region;
    final List<IrNode> items = new ArrayList<>();

    /** The inputs whose adjoints are gathered in a local while its gates run backwards, and then added to the gradient. */
    final List<ValueRef.Input> inputs = new ArrayList<>();

    /** The method that it is in; the same as that of the loop around it unless the body is split. */
    int method;

    MethodChunk(Region region) {
        this.region = region;
    }

    void add(IrNode item) {
        item.home = this;
        items.add(item);
    }

    void addAfter(IrNode before, IrNode item) {
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
    MethodChunk outer() {
        return region.loop == null || region.split() ? null : region.loop.home;
    }
}
