package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.Code.Element;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.Let;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Put;
import org.gradcost.tape.compile.Code.Read;
import org.gradcost.tape.compile.Code.Repeat;
import org.gradcost.tape.compile.Code.Statement;

/**
 * Hands on in a local what one iteration adds to an element and the next one adds to again, as neighbours in a chain do:
 * through memory, the second addition would wait for the first one's store.
 */
final class Handover {

    private Handover() {}

    /** The loop, with a statement before and after it if anything is handed on. */
    static void repeat(Repeat repeat, List<Statement> out) {
        List<Statement> body = repeat.loop().trips == null ? repeat.body() : List.of();
        for (int first = 0; first < body.size(); first++) {
            for (int second = 0; second < body.size(); second++) {
                if (body.get(first) instanceof Put here
                        && body.get(second) instanceof Put next
                        && isHandedOn(repeat, here, next)) {
                    handOn(repeat, first, second, out);
                    return;
                }
            }
        }
        out.add(Rereads.kept(repeat, out));
    }

    /** Whether {@code next} is what {@code here} will be an iteration later, and nobody else has to do with the array. */
    private static boolean isHandedOn(Repeat repeat, Put here, Put next) {
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
            if (statement instanceof Put put) {
                alone &= put == here || put == next || put.array() != here.array();
            } else if (!(statement instanceof Let)) {
                return false;
            }
            for (Expression leaf : Code.leaves(Code.value(statement))) {
                alone &= !(leaf instanceof Element element && element.array() == here.array());
            }
        }
        return alone;
    }

    private static void handOn(Repeat repeat, int first, int second, List<Statement> out) {
        Put here = (Put) repeat.body().get(first);
        Put next = (Put) repeat.body().get(second);
        Loop loop = repeat.loop();
        Local handed = new Local("h");
        int step = repeat.down() ? -repeat.step() : repeat.step();
        int count =
                (Math.abs(repeat.end() - repeat.from()) + (repeat.down() ? 1 : 0) + repeat.step() - 1) / repeat.step();
        int last = repeat.from() + (count - 1) * step;
        List<Statement> body = new ArrayList<>(repeat.body());
        body.set(
                first,
                new Put(here.array(), here.index(), new Code.Binary('+', new Read(handed), here.value()), false));
        Local sum = new Local("n"); // it may come before what was handed on is used
        body.set(
                second,
                new Let(
                        sum,
                        next.add()
                                ? new Code.Binary('+', new Element(next.array(), next.index()), next.value())
                                : next.value()));
        body.add(new Let(handed, new Read(sum)));
        out.add(new Let(handed, new Element(here.array(), here.index().at(loop, repeat.from()))));
        out.add(Rereads.kept(repeat.with(body), out));
        out.add(new Put(next.array(), next.index().at(loop, last), new Read(handed), false));
    }
}
