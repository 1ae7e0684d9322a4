package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a body. A body that is too long for one method has several, each with two methods of its own. */
final class Segment {

    final Body body;
    final List<Item> items = new ArrayList<>();

    /** The inputs whose adjoints are gathered in a local while its gates run backwards, and then added to the gradient. */
    final List<Ref.Input> inputs = new ArrayList<>();

    /** The method that it is in; the same as that of the loop around it unless the body is split. */
    int method;

    Segment(Body body) {
        this.body = body;
    }

    void add(Item item) {
        item.home = this;
        items.add(item);
    }

    void addAfter(Item before, Item item) {
        item.home = this;
        items.add(items.indexOf(before) + 1, item);
    }

    int leaves() {
        int leaves = 0;
        for (Item item : items) {
            leaves += item.leaves();
        }
        return leaves;
    }

    /** The segment around this one in the same method, or null. */
    Segment outer() {
        return body.loop == null || body.split() ? null : body.loop.home;
    }
}
