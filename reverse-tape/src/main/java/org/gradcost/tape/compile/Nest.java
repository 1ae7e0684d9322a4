package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.Code.Array;
import org.gradcost.tape.compile.Code.Element;
import org.gradcost.tape.compile.Code.Expression;
import org.gradcost.tape.compile.Code.Let;
import org.gradcost.tape.compile.Code.Local;
import org.gradcost.tape.compile.Code.Put;
import org.gradcost.tape.compile.Code.Read;
import org.gradcost.tape.compile.Code.Repeat;
import org.gradcost.tape.compile.Code.Statement;

/**
 * A loop with one loop in it, statements before and after that one, and the question whether iterations of the outer loop
 * may go together: whether none reads what another has written, sums apart.
 */
final class Nest {

    /** An access to an array: {@code ' '} reads, {@code '='} sets, {@code '+'} adds; in the section before, in or after. */
    private record Access(Array array, Index index, char kind, int section) {}

    final Repeat outer;
    final List<Statement> before;
    final Repeat inner;
    final List<Statement> after;
    private final List<Access> accesses = new ArrayList<>();

    /** For a nest whose rows are not even; else null. */
    private final Apart apart;

    /** Of each local in which sections it occurs, as bits. */
    private final Map<Local, Integer> sections = new LinkedHashMap<>();

    private final Set<Local> assigned = new LinkedHashSet<>();

    /** Assigned in the body, and read there before: it goes from one iteration to the next. */
    private final Set<Local> carried = new HashSet<>();

    private Nest(Repeat outer, int at, IntArray tables) {
        this.outer = outer;
        this.before = outer.body().subList(0, at);
        this.inner = (Repeat) outer.body().get(at);
        this.after = outer.body().subList(at + 1, outer.body().size());
        this.apart = outer.loop().isTriangular() ? new Apart(outer.loop(), inner.loop(), tables) : null;
    }

    /** Null if these iterations may not go together, or if it is not worth it. */
    static Nest of(Repeat outer, int together, int longest, IntArray tables) {
        int at = -1;
        for (int s = 0; s < outer.body().size(); s++) {
            Statement statement = outer.body().get(s);
            if (statement instanceof Repeat inner) {
                if (at >= 0 || !isSimple(inner.body()) || inner.body().size() > longest) {
                    return null;
                }
                at = s;
            } else if (!isSimple(statement)) {
                return null;
            }
        }
        if (at < 0 || outer.loop().trip < together || outer.body().size() > 2 * longest) {
            return null;
        }
        Nest nest = new Nest(outer, at, tables);
        Loop inner = nest.inner.loop();
        if (inner.trip < together || inner.trips != null && inner.trips.has(outer.loop())) {
            return null;
        }
        nest.look();
        return nest.isFree() ? nest : null;
    }

    private static boolean isSimple(List<Statement> body) {
        for (Statement statement : body) {
            if (!isSimple(statement)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSimple(Statement statement) {
        return statement instanceof Let || statement instanceof Put;
    }

    private void look() {
        Set<Local> readFirst = new HashSet<>();
        look(before, 0, readFirst);
        look(inner.body(), 1, readFirst);
        look(after, 2, readFirst);
        readFirst.retainAll(assigned);
        carried.addAll(readFirst);
    }

    private void look(List<Statement> section, int number, Set<Local> readFirst) {
        for (Statement statement : section) {
            Expression value = statement instanceof Let let ? let.value() : ((Put) statement).value();
            Code.map(value, leaf -> {
                if (leaf instanceof Read read) {
                    sections.merge(read.local(), 1 << number, (a, b) -> a | b);
                    if (!assigned.contains(read.local())) {
                        readFirst.add(read.local());
                    }
                } else if (leaf instanceof Element element) {
                    accesses.add(new Access(element.array(), element.index(), ' ', number));
                }
                return leaf;
            });
            if (statement instanceof Let let) {
                sections.merge(let.local(), 1 << number, (a, b) -> a | b);
                assigned.add(let.local());
            } else if (statement instanceof Put put) {
                accesses.add(new Access(put.array(), put.index(), put.add() ? '+' : '=', number));
            }
        }
    }

    private boolean isFree() {
        for (Local local : carried) {
            int in = sections.get(local);
            if (in != 1 && in != 4) {
                return false; // it would be read before the iteration that goes before has set it
            }
        }
        for (Access a : accesses) {
            for (Access b : accesses) {
                if (a.kind != ' ' && a.array == b.array && !(a.kind == '+' && b.kind == '+') && !isApart(a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether different iterations have different elements, or come to them in the same order as before. */
    private boolean isApart(Access a, Access b) {
        return a.section == b.section && a.section != 1
                || isDisjoint(a.index, b.index)
                || apart != null && apart.otherwise(a.index, b.index)
                || a.index.equals(b.index) && isInjective(a.index);
    }

    /** Whether two iterations of the outer loop never have the same element. */
    private boolean isInjective(Index index) {
        if (index.table() || apart != null) {
            return false; // then it has been looked at
        }
        long inside = 0;
        long step = 0;
        for (Index.Term term : index.terms()) {
            if (term.loop() == inner.loop()) {
                inside += (long) term.stride() * (inner.loop().trip - 1);
            } else if (term.loop() == outer.loop()) {
                step += term.stride();
            }
        }
        return Math.abs(step) > Math.abs(inside);
    }

    /** Whether two positions never meet while the loops around this one stand still. */
    private boolean isDisjoint(Index a, Index b) {
        if (apart != null) {
            return apart.always(a, b);
        }
        if (a.table() || b.table()) {
            return false;
        }
        Map<Loop, Long> around = new LinkedHashMap<>();
        long least = (long) a.base() - b.base();
        long most = least;
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (Index.Term term : (sign > 0 ? a : b).terms()) {
                long stride = (long) sign * term.stride();
                if (term.loop() == inner.loop() || term.loop() == outer.loop()) {
                    least += Math.min(0, stride * (term.loop().trip - 1));
                    most += Math.max(0, stride * (term.loop().trip - 1));
                } else {
                    around.merge(term.loop(), stride, Long::sum);
                }
            }
        }
        for (Map.Entry<Loop, Long> term : around.entrySet()) {
            long reach = term.getValue() * (term.getKey().trip - 1);
            least += Math.min(0, reach);
            most += Math.max(0, reach);
        }
        return least > 0 || most < 0;
    }

    /** What each iteration has for itself. */
    Set<Local> ownLocals() {
        Set<Local> own = new LinkedHashSet<>(assigned);
        own.removeAll(carried);
        return own;
    }

    /** Locals of the inner loop that are the same element in all iterations of the outer one. */
    Set<Local> shared() {
        Set<Local> shared = new HashSet<>();
        Set<Local> again = new HashSet<>();
        for (Statement statement : outer.body()) {
            if (statement instanceof Let let) {
                again.add(let.local());
            }
        }
        for (Statement statement : inner.body()) {
            if (statement instanceof Let let) {
                boolean once = again.add(let.local());
                if (once
                        && let.value() instanceof Element element
                        && !element.index().has(outer.loop())
                        && !isWrittenInside(element)) {
                    shared.add(let.local());
                } else {
                    shared.remove(let.local());
                }
            }
        }
        return shared;
    }

    private boolean isWrittenInside(Element element) {
        return accesses.stream()
                .anyMatch(a -> a.section == 1
                        && a.kind != ' '
                        && a.array == element.array()
                        && !isDisjoint(a.index, element.index()));
    }

    /** Whether all iterations add to the same element here, and nothing else in the inner loop looks at it. */
    boolean isCommon(Put put) {
        return put.add()
                && !put.index().has(outer.loop())
                && accesses.stream()
                        .noneMatch(a -> a.section == 1
                                && a.kind != '+'
                                && a.array == put.array()
                                && !isDisjoint(a.index, put.index()));
    }
}
