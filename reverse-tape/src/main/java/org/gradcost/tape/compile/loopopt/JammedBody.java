package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.IterationShift;
import org.gradcost.tape.compile.code.expression.IterationSubstitution;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Substitution;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** The body of an unrolled loop whose copies are jammed, statement by statement. */
final class JammedBody {

    private final LoopNest nest;
    private final List<Substitution> copies = new ArrayList<>();
    private final Set<Local> shared = new HashSet<>();

    private final int together;

    JammedBody(LoopNest nest, int together) {
        this.nest = nest;
        this.together = together;
        for (LoopNest.Part part : nest.parts) {
            if (part.isLoop()) {
                shared.addAll(nest.shared(part));
            }
        }
        for (int copy = 0; copy < together; copy++) {
            Map<Local, Local> renamed = new HashMap<>();
            if (copy < together - 1) { // the last copy assigns the locals that are live-out
                for (Local local : nest.ownLocals()) {
                    if (!shared.contains(local)) {
                        renamed.put(local, local.renamed(local.name + "_" + copy));
                    }
                }
            }
            copies.add(new IterationShift(nest.outer.loop(), nest.outer.down() ? -copy : copy, renamed));
        }
    }

    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        for (LoopNest.Part part : nest.parts) {
            if (!part.isLoop()) {
                straight(part, all);
            } else if (nest.growth(part.inner().loop()) == 0) {
                all.add(part.inner().with(inner(part)));
            } else {
                growing(part, all);
            }
        }
        return all;
    }

    private void straight(LoopNest.Part part, List<Statement> out) {
        for (int copy = 0; copy < together; copy++) {
            for (Statement statement : part.statements()) {
                out.add(((ScalarStatement) statement).substitute(copies.get(copy)));
            }
        }
    }

    /** Jams as many iterations as the shortest inner loop has; adds the surplus of the others. */
    private void growing(LoopNest.Part part, List<Statement> out) {
        Loop inner = part.inner().loop();
        boolean down = part.inner().down();
        int growth = nest.growth(inner);
        int least = Math.min(0, growth * (together - 1));
        List<Statement> besides = new ArrayList<>();
        for (int copy = 0; copy < together; copy++) {
            int count = growth * copy - least;
            for (int i = 0; i < count; i++) {
                AffineIndex at = inner.trips.plus(least + (down ? count - 1 - i : i));
                for (Statement statement : part.statements()) {
                    besides.add(((ScalarStatement) statement)
                            .substitute(copies.get(copy))
                            .substitute(new IterationSubstitution(inner, at)));
                }
            }
        }
        if (down) {
            out.addAll(besides);
            out.add(new For(inner, true, least - 1, 0, 1, inner(part)));
        } else {
            out.add(new For(inner, false, 0, least, 1, inner(part)));
            out.addAll(besides);
        }
    }

    private List<Statement> inner(LoopNest.Part part) {
        List<Statement> body = new ArrayList<>();
        Map<Store, List<Local>> sums = new IdentityHashMap<>();
        for (int copy = 0; copy < together; copy++) {
            for (Statement statement : part.statements()) {
                if (statement instanceof Store put && nest.isCommon(part, put)) {
                    Local term = new Local("s" + sums.size() + "_" + copy);
                    sums.putIfAbsent(put, new ArrayList<>());
                    sums.get(put).add(term);
                    body.add(new Assign(term, put.value().rewrite(copies.get(copy))));
                } else if (!(statement instanceof Assign let && shared.contains(let.local()) && copy > 0)) {
                    body.add(((ScalarStatement) statement).substitute(copies.get(copy)));
                }
            }
        }
        for (Statement statement : part.statements()) {
            if (statement instanceof Store put && sums.containsKey(put)) {
                CodeExpression sum = new Element(put.array(), put.index());
                for (Local term : sums.get(put)) {
                    sum = new Binary('+', sum, new LocalRead(term));
                }
                body.add(new Store(put.array(), put.index(), sum, false));
            }
        }
        return body;
    }
}
