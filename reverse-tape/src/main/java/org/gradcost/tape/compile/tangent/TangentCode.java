package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.SelectGate;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.ir.AffineIndex;

/** Writes the tangents of each statement beside it. */
public final class TangentCode extends TangentWriter {

    private final int lanes;
    private final Activity activity;
    private final TangentRules rules;

    private TangentCode(Array seed, int lanes, List<Object> gates) {
        super(gates);
        this.lanes = lanes;
        this.activity = new Activity(seed, lanes);
        this.rules = new TangentRules(activity, gates, lanes > 1);
    }

    /**
     * Differentiates methods.
     *
     * @param methods before the loop optimisations, the main one last; the tangent of its result, if it is no constant, is put
     *     in the first output
     * @param seed the array whose tangents the caller gives
     * @param lanes in how many directions at once, at most {@link Array#LANES}
     * @param gates the called gates by number
     * @param wanted the array whose tangents the caller reads
     * @param keepsValues whether the caller reads that array itself, too; what nobody reads is left out
     * @throws IllegalArgumentException if a gate has no second derivative where one is needed
     */
    public static List<CodeMethod> of(
            List<CodeMethod> methods, Array seed, int lanes, List<Object> gates, Array wanted, boolean keepsValues) {
        return new TangentCode(seed, lanes, gates).differentiate(methods, wanted, keepsValues);
    }

    @Override
    boolean hasGrown() {
        return activity.hasGrown();
    }

    @Override
    boolean isActive(Array array) {
        return activity.isActive(array);
    }

    @Override
    void activate(Array array) {
        activity.activate(array);
    }

    @Override
    List<Array> tangents(Array of) {
        List<Array> tangents = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            tangents.add(of.tangent(lane));
        }
        return tangents;
    }

    @Override
    void beginPass() {
        rules.restart();
    }

    @Override
    void result(CodeExpression result) {
        AffineIndex first = AffineIndex.of(0);
        rules.begin(result, null);
        for (int lane = 0; lane < lanes; lane++) {
            CodeExpression tangent = rules.tangent(lane);
            out.add(new Store(Array.OUTPUTS.tangent(lane), first, tangent == null ? new Literal(0) : tangent, false));
        }
    }

    @Override
    public void visit(Assign assign) {
        Local local = assign.local();
        if (assign.value() instanceof GateCall call && gates.get(call.gate()) instanceof SelectGate) {
            selection(local, call, assign);
            return;
        }
        boolean readsItself = readsItself(assign);
        rules.begin(assign.value(), readsItself ? null : local);
        List<CodeExpression> tangents = tangents();
        if (tangents != null) {
            activity.activate(local);
        }
        if (!readsItself) {
            out.add(assign);
        }
        out.addAll(rules.partials());
        assign(local, tangents);
        if (readsItself) {
            out.add(assign);
        }
    }

    private static boolean readsItself(Assign assign) {
        for (CodeExpression leaf : assign.value().leaves()) {
            if (leaf instanceof LocalRead read && read.local() == assign.local()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the tangents of the present statement's value, one a lane; null if they are zero. */
    private List<CodeExpression> tangents() {
        List<CodeExpression> tangents = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            CodeExpression tangent = rules.tangent(lane);
            if (tangent == null) {
                return null;
            }
            tangents.add(tangent);
        }
        return tangents;
    }

    private void assign(Local local, List<CodeExpression> tangents) {
        if (activity.isActive(local)) {
            for (int lane = 0; lane < lanes; lane++) {
                CodeExpression tangent = tangents == null ? new Literal(0) : tangents.get(lane);
                out.add(new Assign(activity.tangentOf(local, lane), tangent));
            }
        }
    }

    /** Differentiates a selection, or its choice: the tangent is that of the argument chosen. */
    private void selection(Local local, GateCall call, Assign assign) {
        out.add(assign);
        if (!call.part().equals("value")) {
            return;
        }
        List<List<CodeExpression>> sides = new ArrayList<>();
        for (CodeExpression argument : call.arguments()) {
            rules.begin(argument, null);
            sides.add(tangents());
        }
        if (sides.get(0) != null || sides.get(1) != null) {
            activity.activate(local);
        }
        if (!activity.isActive(local)) {
            return;
        }
        List<List<Statement>> branches = new ArrayList<>();
        for (List<CodeExpression> side : sides) {
            List<Statement> before = out;
            out = new ArrayList<>();
            assign(local, side);
            branches.add(out);
            out = before;
        }
        GateCall first = new GateCall(call.gate(), "first", call.arguments());
        out.add(new If(first, branches.get(0), branches.get(1)));
    }

    @Override
    public void visit(Store store) {
        Array array = store.array();
        rules.begin(store.value(), null);
        List<CodeExpression> tangents = tangents();
        if (tangents != null) {
            activity.activate(array);
        }
        out.addAll(rules.partials());
        for (int lane = 0; lane < lanes && activity.isActive(array); lane++) {
            if (tangents != null || !store.add()) {
                CodeExpression tangent = tangents == null ? new Literal(0) : tangents.get(lane);
                out.add(new Store(array.tangent(lane), store.index(), tangent, store.add()));
            }
        }
        out.add(store);
    }
}
