package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.ScalarStatement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** A loop that multiplies a local by consecutive inputs, stores one element in each iteration, and does nothing else. */
final class FactorLoop {

    private final For repeat;
    private final List<ScalarStatement> body = new ArrayList<>();
    private PrefixProduct product;
    private Store store;

    /** The first input. */
    private int input;

    private FactorLoop(For repeat) {
        this.repeat = repeat;
    }

    /** Returns the loop if it is one; null if not. */
    static FactorLoop of(For repeat) {
        boolean fits = repeat.isWhole() && repeat.loop().trip >= Heuristics.SHORTEST_STRIP;
        FactorLoop loop = new FactorLoop(repeat);
        return fits && loop.isSimple() && loop.multipliesInputs() ? loop : null;
    }

    For repeat() {
        return repeat;
    }

    boolean isDown() {
        return repeat.down();
    }

    int count() {
        return repeat.loop().trip;
    }

    int input() {
        return input;
    }

    /** Returns the local that is multiplied. */
    Local local() {
        return product.product();
    }

    /** Returns what is stored in the first iteration, upwards, if it is in consecutive elements of an array; negative if not. */
    int firstStored(Array array) {
        return store.array() == array && !store.add() ? start(store.index()) : -1;
    }

    /** Returns where the partial products before each factor are stored in memory; negative if they are not. */
    int partialProducts() {
        return isProduct(StraightCode.origin(body, body.indexOf(store), store.value()))
                ? firstStored(Array.VALUES)
                : -1;
    }

    /** Returns the subscript of what is stored. */
    AffineIndex stored() {
        return store.index();
    }

    /** Returns where the slopes are in memory by which it multiplies the adjoint to store it; negative if it stores something else. */
    int slopes() {
        int at = body.indexOf(store);
        if (StraightCode.origin(body, at, store.value()) instanceof ChainProduct chain) {
            CodeExpression slope = StraightCode.origin(body, at, chain.slope());
            if (isProduct(StraightCode.origin(body, at, chain.adjoint()))
                    && slope instanceof Element element
                    && element.array() == Array.VALUES) {
                return start(element.index());
            }
        }
        return -1;
    }

    /** Returns whether it multiplies adjoints. */
    boolean isOfAdjoints() {
        return product.ofAdjoints();
    }

    /** Returns a statement in place of the loop, and the assignment of the copy of the product that the loop leaves. */
    List<Statement> replacedBy(Statement statement) {
        return product.next().local() == product.product()
                ? List.of(statement)
                : List.of(statement, new Assign(product.next().local(), new LocalRead(product.product())));
    }

    private boolean isSimple() {
        for (Statement statement : repeat.body()) {
            if (statement instanceof Store put && store == null) {
                store = put;
                body.add(put);
            } else if (statement instanceof Assign assign) {
                body.add(assign);
            } else {
                return false;
            }
        }
        return store != null;
    }

    private boolean multipliesInputs() {
        Set<Local> carried = ReadCounts.carried(repeat.body());
        if (carried.size() != 1) {
            return false;
        }
        product = PrefixProduct.of(carried.iterator().next(), body);
        if (product == null
                || !(StraightCode.origin(body, body.indexOf(product.next()), product.factor())
                        instanceof Element factor)
                || factor.array() != Array.POINT) {
            return false;
        }
        input = start(factor.index());
        return input >= 0;
    }

    /**
     * Returns whether no local but the product is read outside of the loop.
     *
     * @param reads of locals in the method
     */
    boolean isDeadAfterwards(ReadCounts reads) {
        ReadCounts within = ReadCounts.in(repeat.body());
        for (ScalarStatement statement : body) {
            if (statement instanceof Assign assign
                    && assign.local() != product.product()
                    && assign.local() != product.next().local()
                    && reads.of(assign.local()) != within.of(assign.local())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the position in the first iteration if the subscript moves by one with the loop and nothing else; negative if not. */
    private int start(AffineIndex index) {
        Loop loop = repeat.loop();
        boolean isConsecutive = !index.table() && index.terms().size() == 1 && index.stride(loop) == 1;
        return isConsecutive ? index.base() : -1;
    }

    private boolean isProduct(CodeExpression value) {
        return value instanceof LocalRead read && read.local() == product.product();
    }
}
