package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Forwards stores across iterations: an element that one iteration accumulates into and the next one again, as neighbours in
 * a chain do, is passed on in a local. Through memory, the second addition would wait for the store of the first.
 */
final class StoreForwarding {

    private StoreForwarding() {}

    /** Returns the loop with its first forwarded store, between a load and a store; the loop alone if there is none. */
    static List<Statement> apply(For repeat) {
        List<Statement> body = repeat.loop().trips == null ? repeat.body() : List.of();
        for (int first = 0; first < body.size(); first++) {
            if (!(body.get(first) instanceof Store here) || !here.add()) {
                continue; // most statements: a long body would be gone through once for each
            }
            for (int second = 0; second < body.size(); second++) {
                if (body.get(second) instanceof Store next && isForwarded(repeat, here, next)) {
                    List<Statement> out = new ArrayList<>();
                    forward(repeat, first, second, out);
                    return out;
                }
            }
        }
        return List.of(repeat);
    }

    /** Returns whether {@code next} stores where {@code here} stores an iteration earlier, and nothing else touches the array. */
    private static boolean isForwarded(For repeat, Store here, Store next) {
        Loop loop = repeat.loop();
        boolean follows = here.array() == next.array()
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

    private static void forward(For repeat, int first, int second, List<Statement> out) {
        Store here = (Store) repeat.body().get(first);
        Store next = (Store) repeat.body().get(second);
        Loop loop = repeat.loop();
        Local forwarded = new Local("h");
        int step = repeat.down() ? -repeat.step() : repeat.step();
        int count =
                (Math.abs(repeat.end() - repeat.from()) + (repeat.down() ? 1 : 0) + repeat.step() - 1) / repeat.step();
        int last = repeat.from() + (count - 1) * step;
        List<Statement> body = new ArrayList<>(repeat.body());
        body.set(
                first,
                new Store(here.array(), here.index(), new Binary('+', new LocalRead(forwarded), here.value()), false));
        Local sum = new Local("n"); // the element may be stored before the forwarded value is used
        body.set(
                second,
                new Assign(
                        sum,
                        next.add()
                                ? new Binary('+', new Element(next.array(), next.index()), next.value())
                                : next.value()));
        body.add(new Assign(forwarded, new LocalRead(sum)));
        out.add(new Assign(forwarded, new Element(here.array(), here.index().at(loop, repeat.from()))));
        out.add(repeat.with(body));
        out.add(new Store(next.array(), next.index().at(loop, last), new LocalRead(forwarded), false));
    }
}
