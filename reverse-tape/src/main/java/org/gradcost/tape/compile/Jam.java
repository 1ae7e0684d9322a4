package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.Code.Element;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.Let;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Put;
import org.gradcost.tape.compile.Code.Read;
import org.gradcost.tape.compile.Code.Repeat;
import org.gradcost.tape.compile.Code.Statement;

/**
 * Takes four or so iterations of a loop together where there are one or two more loops in it: rows of a matrix, say. Each sum waits for
 * its own additions, but all wait at once; what all read is read once, and what all add to is loaded and stored
 * once. Every sum keeps its order ("unroll and jam": D. Callahan, S. Carr and K. Kennedy, "Improving register allocation
 * for subscripted variables", PLDI 1990).
 */
final class Jam {

    private static final int TOGETHER = 4;

    /** If four would leave a rest: so many leave none. */
    private static final int[] EVEN = {5, 6, 3};

    /** Loops of more iterations than this hardly notice a rest. */
    private static final int MANY = 64;

    /** With longer inner bodies there are enough operations that do not wait for each other, and too few registers. */
    private static final int LONGEST = 12;

    private final IntArray tables;

    private Jam(IntArray tables) {
        this.tables = tables;
    }

    static List<Code.Method> methods(List<Code.Method> methods, IntArray tables) {
        Jam jam = new Jam(tables);
        List<Code.Method> result = new ArrayList<>();
        for (Code.Method method : methods) {
            result.add(new Code.Method(
                    method.name(), method.loops(), OwnRows.block(jam.block(method.statements())), method.result()));
        }
        return result;
    }

    private List<Statement> block(List<Statement> block) {
        List<Statement> result = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof Repeat repeat) {
                jam(repeat, result);
            } else {
                result.add(statement);
            }
        }
        return result;
    }

    private void jam(Repeat outer, List<Statement> out) {
        int trip = outer.loop().trip;
        boolean even = outer.loop().trips == null;
        int together = even ? together(trip) : TOGETHER;
        Nest nest = Nest.of(outer, together, LONGEST, tables);
        if (nest == null) {
            alone(outer.with(block(outer.body())), out);
            return;
        }
        List<Statement> body = new Copies(nest, together).statements();
        if (!even) {
            if (outer.loop().least < together) {
                for (Local local : nest.ownLocals()) {
                    out.add(new Let(
                            local,
                            new Code.Number(0))); // the JVM's verifier does not see that one of both loops sets it
                }
            }
            out.add(Repeat.together(outer, together, body));
            out.add(Repeat.rest(outer));
            return;
        }
        int rest = trip % together;
        List<Statement> last = rest > 1 ? new Copies(nest, rest).statements() : block(outer.body());
        if (outer.down()) {
            out.add(new Repeat(outer.loop(), true, trip - 1, rest, together, body));
            if (rest > 0) {
                out.add(new Repeat(outer.loop(), true, rest - 1, 0, rest, last));
            }
        } else {
            out.add(new Repeat(outer.loop(), false, 0, trip - rest, together, body));
            if (rest > 0) {
                out.add(new Repeat(outer.loop(), false, trip - rest, trip, rest, last));
            }
        }
    }

    private static int together(int trip) {
        if (trip % TOGETHER != 0 && trip < MANY) {
            for (int count : EVEN) {
                if (trip % count == 0) {
                    return count;
                }
            }
        }
        return TOGETHER;
    }

    /** A loop that is not jammed. */
    private static void alone(Repeat repeat, List<Statement> out) {
        List<Statement> split = Split.sums(repeat);
        if (split != null) {
            out.addAll(split);
        } else {
            Handover.repeat(repeat, out);
        }
    }

    /** The iterations that go together, statement by statement. */
    private static final class Copies {

        private final Nest nest;
        private final Loop loop;
        private final List<Map<Local, Local>> names = new ArrayList<>();
        private final Set<Local> shared = new HashSet<>();

        private final int together;

        Copies(Nest nest, int together) {
            this.nest = nest;
            this.together = together;
            this.loop = nest.outer.loop();
            for (Nest.Part part : nest.parts) {
                if (part.isLoop()) {
                    shared.addAll(nest.shared(part));
                }
            }
            for (int copy = 0; copy < together; copy++) {
                Map<Local, Local> renamed = new HashMap<>();
                if (copy < together - 1) { // the last leaves its values behind under their own names
                    for (Local local : nest.ownLocals()) {
                        if (!shared.contains(local)) {
                            renamed.put(local, new Local(local.name + "_" + copy));
                        }
                    }
                }
                names.add(renamed);
            }
        }

        List<Statement> statements() {
            List<Statement> all = new ArrayList<>();
            for (Nest.Part part : nest.parts) {
                if (part.isLoop()) {
                    all.add(part.inner().with(inner(part)));
                } else {
                    straight(part, all);
                }
            }
            return all;
        }

        private void straight(Nest.Part part, List<Statement> out) {
            for (int copy = 0; copy < together; copy++) {
                for (Statement statement : part.statements()) {
                    out.add(copied(statement, copy));
                }
            }
        }

        private List<Statement> inner(Nest.Part part) {
            List<Statement> body = new ArrayList<>();
            Map<Put, List<Local>> sums = new IdentityHashMap<>();
            for (int copy = 0; copy < together; copy++) {
                for (Statement statement : part.statements()) {
                    if (statement instanceof Put put && nest.isCommon(part, put)) {
                        Local term = new Local("s" + sums.size() + "_" + copy);
                        sums.computeIfAbsent(put, p -> new ArrayList<>()).add(term);
                        body.add(new Let(term, copied(put.value(), copy)));
                    } else if (!(statement instanceof Let let && shared.contains(let.local()) && copy > 0)) {
                        body.add(copied(statement, copy));
                    }
                }
            }
            for (Statement statement : part.statements()) {
                if (statement instanceof Put put && sums.containsKey(put)) {
                    Expression sum = new Element(put.array(), put.index());
                    for (Local term : sums.get(put)) {
                        sum = new Code.Binary('+', sum, new Read(term));
                    }
                    body.add(new Put(put.array(), put.index(), sum, false));
                }
            }
            return body;
        }

        private Statement copied(Statement statement, int copy) {
            if (statement instanceof Let let) {
                return new Let(named(let.local(), copy), copied(let.value(), copy));
            }
            Put put = (Put) statement;
            return new Put(put.array(), moved(put.index(), copy), copied(put.value(), copy), put.add());
        }

        private Local named(Local local, int copy) {
            return names.get(copy).getOrDefault(local, local);
        }

        private Index moved(Index index, int copy) {
            return index.moved(loop, nest.outer.down() ? -copy : copy);
        }

        private Expression copied(Expression expression, int copy) {
            return Code.map(expression, leaf -> {
                if (leaf instanceof Read read) {
                    return new Read(named(read.local(), copy));
                }
                return leaf instanceof Element element
                        ? new Element(element.array(), moved(element.index(), copy))
                        : leaf;
            });
        }
    }
}
