package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A loop with inner loops and statements before, between and after them, for which jamming is legal: no iteration of the
 * outer loop reads what another has written, sums apart.
 */
final class LoopNest {

    /** A part of the body: an inner loop, or statements between inner loops. */
    record Part(For inner, List<Statement> statements) {

        boolean isLoop() {
            return inner != null;
        }
    }

    /** An access to an array: {@code ' '} reads, {@code '='} assigns, {@code '+'} accumulates. */
    private record Access(Array array, AffineIndex index, char kind, Part part) {}

    final For outer;
    final List<Part> parts;
    private final List<Loop> inner;
    private final List<Access> accesses = new ArrayList<>();

    /** The dependence test, for a nest with tables or affine trip counts; else null. */
    private final DependenceTest apart;

    /** The parts in which each local occurs. */
    private final Map<Local, Set<Part>> occurrences = new LinkedHashMap<>();

    private final Set<Local> assigned = new LinkedHashSet<>();

    /** The loop-carried locals: read in the body before they are assigned there. */
    private final Set<Local> carried = new HashSet<>();

    private LoopNest(For outer, IntArray tables) {
        this.outer = outer;
        this.parts = parts(outer.body());
        this.inner = new ArrayList<>();
        for (Part part : parts) {
            if (part.isLoop()) {
                inner.add(part.inner.loop());
            }
        }
        this.apart = outer.loop().isTriangular() && !inner.isEmpty()
                ? new DependenceTest(outer.loop(), inner, tables)
                : null;
    }

    private static List<Part> parts(List<Statement> body) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int s = 0; s <= body.size(); s++) {
            For inner = s < body.size() && body.get(s) instanceof For repeat ? repeat : null;
            if (inner != null || s == body.size()) {
                parts.add(new Part(null, body.subList(from, s)));
                from = s + 1;
            }
            if (inner != null) {
                parts.add(new Part(inner, inner.body()));
            }
        }
        return parts;
    }

    /** Returns the nest; null if jamming is not legal or not worth it. */
    static LoopNest of(For outer, int together, int longest, IntArray tables) {
        if (outer.loop().trip < together || length(outer.body()) > 2 * longest) {
            return null;
        }
        LoopNest nest = new LoopNest(outer, tables);
        if (!nest.fits(together, longest)) {
            return null;
        }
        nest.look();
        return nest.isFree() ? nest : null;
    }

    /** Returns the number of statements without those of one tangent, which do not change what is worth jamming. */
    private static int length(List<Statement> body) {
        int length = 0;
        for (Statement statement : body) {
            length += statement instanceof ScalarStatement scalar && scalar.isTangent() ? 0 : 1;
        }
        return length;
    }

    /** Returns by how much the trip count of an inner loop grows with each iteration of the outer one, in its order. */
    int growth(Loop loop) {
        int growth = loop.trips == null ? 0 : loop.trips.stride(outer.loop());
        return outer.down() ? -growth : growth;
    }

    private boolean fits(int together, int longest) {
        if (inner.isEmpty() || inner.size() > Heuristics.JAMMED_INNER_LOOPS) {
            return false;
        }
        for (Loop loop : inner) {
            if (loop.trip < together || loop.trips != null && (loop.trips.table() || Math.abs(growth(loop)) > 1)) {
                return false;
            }
        }
        for (Part part : parts) {
            if (!isSimple(part.statements) || part.isLoop() && length(part.statements) > longest) {
                return false;
            }
        }
        return true;
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
        return statement instanceof Assign || statement instanceof Store;
    }

    private void look() {
        List<Statement> all = new ArrayList<>();
        for (Part part : parts) {
            look(part);
            all.addAll(part.statements);
        }
        carried.addAll(ReadCounts.carried(all));
    }

    private void look(Part part) {
        for (Statement statement : part.statements) {
            for (CodeExpression leaf : ((ScalarStatement) statement).value().leaves()) {
                if (leaf instanceof LocalRead read) {
                    occurs(read.local(), part);
                } else if (leaf instanceof Element element) {
                    accesses.add(new Access(element.array(), element.index(), ' ', part));
                }
            }
            if (statement instanceof Assign let) {
                occurs(let.local(), part);
                assigned.add(let.local());
            } else if (statement instanceof Store put) {
                accesses.add(new Access(put.array(), put.index(), put.add() ? '+' : '=', part));
            }
        }
    }

    private void occurs(Local local, Part part) {
        Set<Part> in = occurrences.get(local);
        if (in == null) {
            in = Collections.newSetFromMap(new IdentityHashMap<>());
            occurrences.put(local, in);
        }
        in.add(part);
    }

    private boolean isFree() {
        for (Local local : carried) {
            Set<Part> in = occurrences.get(local);
            if (in.size() > 1 || in.iterator().next().isLoop()) {
                return false; // it would be read before the iteration before has assigned it
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

    /** Returns whether different iterations access different elements, or the same ones in the same order as before. */
    private boolean isApart(Access a, Access b) {
        return a.part == b.part && !a.part.isLoop()
                || isDisjoint(a.index, b.index)
                || apart != null && apart.otherwise(a.index, b.index)
                || a.index.equals(b.index) && isInjective(a.index);
    }

    /** Returns whether two iterations of the outer loop never access the same element. */
    private boolean isInjective(AffineIndex index) {
        if (index.table() || apart != null) {
            return false; // then the pair has been tested
        }
        long inside = 0;
        long step = 0;
        for (AffineIndex.Term term : index.terms()) {
            if (inner.contains(term.loop())) {
                inside += (long) term.stride() * (term.loop().trip - 1);
            } else if (term.loop() == outer.loop()) {
                step += term.stride();
            }
        }
        return Math.abs(step) > Math.abs(inside);
    }

    /** Returns whether two subscripts are never equal within an iteration of the loops around. */
    private boolean isDisjoint(AffineIndex a, AffineIndex b) {
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
            for (AffineIndex.Term term : (sign > 0 ? a : b).terms()) {
                long stride = (long) sign * term.stride();
                if (inner.contains(term.loop()) || term.loop() == outer.loop()) {
                    least += Math.min(0, stride * (term.loop().trip - 1));
                    most += Math.max(0, stride * (term.loop().trip - 1));
                } else {
                    around.put(term.loop(), around.getOrDefault(term.loop(), 0L) + stride);
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

    /** Returns whether inner loops walk down columns of a row-major matrix, so that each step is in another cache line. */
    boolean isByColumns() {
        for (Access a : accesses) {
            if (a.part.isLoop()
                    && growth(a.part.inner.loop()) == 0
                    && Math.abs(a.index.stride(outer.loop())) == 1
                    && Math.abs(a.index.stride(a.part.inner.loop())) >= Heuristics.CACHE_LINE) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a local occurs in a part. */
    boolean isIn(Local local, Part part) {
        return occurrences.getOrDefault(local, Set.of()).contains(part);
    }

    /** Returns the locals that each copy has for itself. */
    Set<Local> ownLocals() {
        Set<Local> own = new LinkedHashSet<>(assigned);
        own.removeAll(carried);
        return own;
    }

    /** Returns the locals of inner loops that hold the same element in all iterations of the outer one. */
    Set<Local> shared(Part part) {
        Set<Local> shared = new HashSet<>();
        Set<Local> again = new HashSet<>();
        for (Statement statement : part.statements) {
            if (statement instanceof Assign let) {
                boolean once =
                        again.add(let.local()) && occurrences.get(let.local()).size() == 1;
                if (once
                        && let.value() instanceof Element element
                        && !element.index().has(outer.loop())
                        && !isTouched(part, ' ', element.array(), element.index())) {
                    shared.add(let.local());
                } else {
                    shared.remove(let.local());
                }
            }
        }
        return shared;
    }

    /** Returns whether anything in a part but accesses of one kind may touch this element. */
    private boolean isTouched(Part part, char butFor, Array array, AffineIndex index) {
        for (Access a : accesses) {
            if (a.part == part && a.kind != butFor && a.array == array && !isDisjoint(a.index, index)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether all iterations accumulate into the same element here, and nothing else in the inner loop touches it.
     */
    boolean isCommon(Part part, Store put) {
        return put.add() && !put.index().has(outer.loop()) && !isTouched(part, '+', put.array(), put.index());
    }
}
