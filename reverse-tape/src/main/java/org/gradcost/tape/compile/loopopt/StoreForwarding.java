package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.CodeExpression;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Hands on in a local what one iteration adds to an element and the next one adds to again, as neighbours in a chain do:
 * through memory, the second addition would wait for the first one's store.
 */
final class StoreForwarding {

    private StoreForwarding() {}

    /** The loop, with a statement before and after it if anything is handed on. */
    static void repeat(For repeat, List<Statement> out) {
        List<Statement> body = repeat.loop().trips == null ? repeat.body() : List.of();
        for (int first = 0; first < body.size(); first++) {
            for (int second = 0; second < body.size(); second++) {
                if (body.get(first) instanceof Store here
                        && body.get(second) instanceof Store next
                        && isHandedOn(repeat, here, next)) {
                    handOn(repeat, first, second, out);
                    return;
                }
            }
        }
        out.add(LoadReuse.kept(repeat, out));
    }

    /** Whether {@code next} is what {@code here} will be an iteration later, and nobody else has to do with the array. */
    private static boolean isHandedOn(For repeat, Store here, Store next) {
        Loop loop = repeat.loop();
        boolean follows = here.add()
                && here.array() == next.array()
                && !here.index().table()
                && here.index().has(loop)
                && here.index()
                        .moved(loop, repeat.down() ? -repeat.step() : repeat.step())
                        .equals(next.index());
        if (!follows) {
            return false;
        }
        boolean alone = true;
        for (Statement statement : repeat.body()) {
            if (statement instanceof Store put) {
                alone &= put == here || put == next || put.array() != here.array();
            } else if (!(statement instanceof Assign)) {
                return false;
            }
            for (CodeExpression leaf : ((ScalarStatement) statement).value().leaves()) {
                alone &= !(leaf instanceof Element element && element.array() == here.array());
            }
        }
        return alone;
    }

    private static void handOn(For repeat, int first, int second, List<Statement> out) {
        Store here = (Store) repeat.body().get(first);
        Store next = (Store) repeat.body().get(second);
        Loop loop = repeat.loop();
        Local handed = new Local("h");
        int step = repeat.down() ? -repeat.step() : repeat.step();
        int count =
                (Math.abs(repeat.end() - repeat.from()) + (repeat.down() ? 1 : 0) + repeat.step() - 1) / repeat.step();
        int last = repeat.from() + (count - 1) * step;
        List<Statement> body = new ArrayList<>(repeat.body());
        body.set(
                first,
                new Store(here.array(), here.index(), new Binary('+', new LocalRead(handed), here.value()), false));
        Local sum = new Local("n"); // it may come before what was handed on is used
        body.set(
                second,
                new Assign(
                        sum,
                        next.add()
                                ? new Binary('+', new Element(next.array(), next.index()), next.value())
                                : next.value()));
        body.add(new Assign(handed, new LocalRead(sum)));
        out.add(new Assign(handed, new Element(here.array(), here.index().at(loop, repeat.from()))));
        out.add(LoadReuse.kept(repeat.with(body), out));
        out.add(new Store(next.array(), next.index().at(loop, last), new LocalRead(handed), false));
    }
}
