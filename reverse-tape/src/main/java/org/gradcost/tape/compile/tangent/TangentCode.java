package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.SelectGate;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeExpression;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GateCall;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.Local;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.PlainCodeVisitor;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.ir.AffineIndex;

/** Writes the tangents of each statement beside it. */
public final class TangentCode extends PlainCodeVisitor {

    private final int lanes;
    private final List<Object> gates;
    private final Activity activity;
    private final TangentRules rules;
    private List<Statement> out;

    private TangentCode(Array seed, int lanes, List<Object> gates) {
        this.lanes = lanes;
        this.gates = gates;
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
        TangentCode code = new TangentCode(seed, lanes, gates);
        code.activity.activate(wanted); // so that zeros are stored too
        List<CodeMethod> made;
        do {
            made = code.methods(methods);
        } while (code.activity.hasGrown());
        List<Array> results = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            results.add(wanted.tangent(lane));
        }
        if (keepsValues) {
            results.add(wanted);
        }
        return DeadCode.remove(made, results);
    }

    private List<CodeMethod> methods(List<CodeMethod> methods) {
        rules.restart();
        List<CodeMethod> made = new ArrayList<>();
        for (CodeMethod method : methods) {
            out = new ArrayList<>();
            block(method.statements());
            if (method.result() != null && !(method.result() instanceof Literal)) {
                result(method.result());
            }
            made.add(method.with(out));
        }
        return made;
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.accept(this);
        }
    }

    private List<Statement> apart(List<Statement> statements) {
        List<Statement> before = out;
        out = new ArrayList<>();
        block(statements);
        List<Statement> made = out;
        out = before;
        return made;
    }

    private void result(CodeExpression result) {
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

    @Override
    public void visit(For loop) {
        out.add(loop.with(apart(loop.body())));
    }

    @Override
    public void visit(If choice) {
        out.add(new If(choice.first(), apart(choice.then()), apart(choice.otherwise())));
    }

    @Override
    public void visit(Guard guard) {
        out.add(guard);
    }

    @Override
    public void visit(Call call) {
        out.add(call);
    }

    @Override
    public void visit(Clear clear) {
        out.add(clear);
        for (int lane = 0; lane < lanes && activity.isActive(clear.array()); lane++) {
            out.add(new Clear(clear.array().tangent(lane), clear.from(), clear.to()));
        }
    }

    @Override
    public void visit(CopyInputs copy) {
        out.add(copy);
        if (activity.isActive(copy.from())) {
            activity.activate(copy.to());
            for (int lane = 0; lane < lanes; lane++) {
                out.add(new CopyInputs(copy.from().tangent(lane), copy.to().tangent(lane), copy.point(), copy.data()));
            }
        }
    }

    @Override
    public void visit(AddInputs add) {
        out.add(add);
        if (activity.isActive(add.adjoints())) {
            activity.activate(add.gradient());
            for (int lane = 0; lane < lanes; lane++) {
                out.add(new AddInputs(
                        add.adjoints().tangent(lane), add.gradient().tangent(lane), add.count()));
            }
        }
    }
}
