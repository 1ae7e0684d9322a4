package org.gradcost.tape.compile.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.AddToTangent;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.emit.CodeBuilder;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/**
 * The tangent of a loop-carried value {@code c ← p·c + f}, in a loop of its own after the one that computes the values:
 * several iterations at a time, {@code t ← t·p₀·p₁·…·p₇}, so that a component is loaded and stored once for all of them. The
 * factors and the coefficients of f are kept in between.
 */
final class LaterScaling {

    private final Loop loop;
    private final TangentSlot.Stored tangent;
    private final AffineIndex factors;

    /** The components that an iteration adds to, with the places of what it adds. */
    private final Map<AffineIndex, AffineIndex> terms;

    private LaterScaling(
            Loop loop, TangentSlot.Stored tangent, AffineIndex factors, Map<AffineIndex, AffineIndex> terms) {
        this.loop = loop;
        this.tangent = tangent;
        this.factors = factors;
        this.terms = terms;
    }

    /** Returns whether the terms are input elements alone, and there are iterations to be taken together. */
    static boolean isPossible(Loop loop, SparseTangent terms) {
        for (TangentSlot slot : terms.slots()) {
            if (!(slot instanceof TangentSlot.Window)) {
                return false;
            }
        }
        return loop.trip >= ScaleTangent.JAMMED;
    }

    /** Emits, within the loop, what keeps the factor and the coefficients. */
    static LaterScaling keep(
            Loop loop,
            TangentSlot.Stored tangent,
            CodeExpression factor,
            SparseTangent terms,
            CodeBuilder builder,
            TangentStorage storage) {
        AffineIndex factors = storage.perIteration(loop);
        builder.emit(new Store(Array.VALUES, factors, factor, false));
        Map<AffineIndex, AffineIndex> places = new LinkedHashMap<>();
        for (Map.Entry<TangentSlot, CodeExpression> term : terms.entries()) {
            AffineIndex place = storage.perIteration(loop);
            builder.emit(new Store(Array.VALUES, place, term.getValue(), false));
            places.put(((TangentSlot.Window) term.getKey()).index(), place);
        }
        return new LaterScaling(loop, tangent, factors, places);
    }

    /** Emits the loop of the tangent. */
    void emit(CodeBuilder builder) {
        For all = For.all(loop, false, iterations(1, builder));
        builder.emit(For.together(all, ScaleTangent.JAMMED, iterations(ScaleTangent.JAMMED, builder)));
        builder.emit(For.rest(all));
    }

    /** Returns the statements of so many iterations. */
    private List<Statement> iterations(int count, CodeBuilder builder) {
        List<Statement> body = new ArrayList<>();
        List<CodeExpression> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Local factor = builder.temporary("f");
            body.add(new Assign(factor, new Element(Array.VALUES, factors.moved(loop, i))));
            read.add(new LocalRead(factor));
        }
        body.add(new ScaleTangent(tangent.row(), List.copyOf(read), tangent.first(), tangent.end()));
        for (int i = 0; i < count; i++) {
            for (Map.Entry<AffineIndex, AffineIndex> term : terms.entrySet()) {
                CodeExpression added = new Element(Array.VALUES, term.getValue().moved(loop, i));
                for (CodeExpression later : read.subList(i + 1, count)) {
                    added = new ChainProduct(later, added);
                }
                body.add(new AddToTangent(tangent.row(), term.getKey().moved(loop, i), added));
            }
        }
        return body;
    }
}
