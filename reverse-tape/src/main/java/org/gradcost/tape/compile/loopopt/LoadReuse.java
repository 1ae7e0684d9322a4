package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.Loop;

/**
 * Keeps in a local what one iteration loads and the next one loads again (scalar replacement: D. Callahan, S. Carr and
 * K. Kennedy, "Improving register allocation for subscripted variables", PLDI 1990). HotSpot loads it again, since a store to
 * another array may for all it knows have been to this one.
 */
final class LoadReuse {

    private final For repeat;

    /** The element that each local holds for an iteration, if the loop does not write it. */
    private final Map<Local, Element> reads = new LinkedHashMap<>();

    private LoadReuse(For repeat) {
        this.repeat = repeat;
    }

    /** Returns the loop after the loads of its first iteration; null if it does not apply. */
    static List<Statement> apply(For repeat) {
        boolean constantTrip = repeat.loop().trips == null && !repeat.isRemainder();
        return constantTrip && !RowPrivatisation.isPlain(repeat) ? new LoadReuse(repeat).statements() : null;
    }

    private List<Statement> statements() {
        if (!findReads()) {
            return null;
        }
        List<Statement> out = new ArrayList<>();
        Loop loop = repeat.loop();
        int step = repeat.down() ? -repeat.step() : repeat.step();
        Map<Element, Local> holders = new LinkedHashMap<>();
        for (Map.Entry<Local, Element> read : reads.entrySet()) {
            holders.put(read.getValue(), read.getKey());
        }
        List<Statement> body = new ArrayList<>(repeat.body());
        for (int s = 0; s < repeat.body().size(); s++) {
            if (body.get(s) instanceof Assign let && reads.containsKey(let.local())) {
                Element here = reads.get(let.local());
                Local next = holders.get(new Element(here.array(), here.index().moved(loop, step)));
                if (next != null && next != let.local()) {
                    Local again = new Local("a" + let.local().name);
                    out.add(new Assign(
                            again, new Element(here.array(), here.index().at(loop, repeat.from()))));
                    body.set(s, new Assign(let.local(), new LocalRead(again)));
                    body.add(new Assign(again, new LocalRead(next)));
                }
            }
        }
        out.add(repeat.with(body));
        return out;
    }

    /** Finds the loads; false if there is more in the loop than scalar statements. */
    private boolean findReads() {
        Set<Local> assigned = new HashSet<>();
        Set<Array> written = new HashSet<>();
        for (Statement statement : repeat.body()) {
            if (statement instanceof Assign let) {
                if (!assigned.add(let.local())) {
                    reads.remove(let.local());
                } else if (let.value() instanceof Element element
                        && !element.index().table()) {
                    reads.put(let.local(), element);
                }
            } else if (statement instanceof Store put) {
                written.add(put.array());
            } else {
                return false;
            }
        }
        for (Iterator<Element> read = reads.values().iterator(); read.hasNext(); ) {
            if (written.contains(read.next().array())) {
                read.remove();
            }
        }
        return true;
    }
}
