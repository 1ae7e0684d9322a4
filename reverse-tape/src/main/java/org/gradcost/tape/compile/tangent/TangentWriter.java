package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.PlainCodeVisitor;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;

/**
 * A writer of tangents for plain code, in either representation. It repeats until no more of the code becomes active, keeps
 * loops and branches, and applies to arrays of tangents what is applied to the arrays themselves.
 */
abstract class TangentWriter extends PlainCodeVisitor {

    /** The called gates by number. */
    final List<Object> gates;

    /** Receives the statements. */
    List<Statement> out;

    TangentWriter(List<Object> gates) {
        this.gates = gates;
    }

    /** Returns whether something has become active since the last call. */
    abstract boolean hasGrown();

    abstract boolean isActive(Array array);

    abstract void activate(Array array);

    /** Returns the arrays that hold the tangents of an array. */
    abstract List<Array> tangents(Array of);

    /** Begins the methods anew. */
    abstract void beginPass();

    /** Begins a method. */
    void begin(CodeMethod method) {}

    /** Enters the body of a loop. */
    void enter(For loop) {}

    /** Leaves the body of a loop. */
    void leave(For loop) {}

    /** Ends a run of statements that may be differentiated together. */
    void endRun() {}

    /** Puts the tangent of the main method's result in the first output. */
    abstract void result(CodeExpression result);

    /**
     * Differentiates methods, and leaves out what is not needed for the tangents of an array and, if it is kept, the array.
     */
    final List<CodeMethod> differentiate(List<CodeMethod> methods, Array wanted, boolean keepsValues) {
        activate(wanted); // so that zeros are stored too
        List<CodeMethod> made;
        do {
            hasGrown();
            made = methods(methods);
        } while (hasGrown());
        List<Array> results = new ArrayList<>(tangents(wanted));
        if (keepsValues) {
            results.add(wanted);
        }
        return DeadCode.remove(made, results);
    }

    private List<CodeMethod> methods(List<CodeMethod> methods) {
        beginPass();
        List<CodeMethod> made = new ArrayList<>();
        for (CodeMethod method : methods) {
            begin(method);
            out = new ArrayList<>();
            block(method.statements());
            if (method.result() != null && !(method.result() instanceof Literal)) {
                result(method.result());
                endRun();
            }
            made.add(method.with(out));
        }
        return made;
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.accept(this);
        }
        endRun();
    }

    private List<Statement> apart(List<Statement> statements) {
        List<Statement> before = out;
        out = new ArrayList<>();
        block(statements);
        List<Statement> made = out;
        out = before;
        return made;
    }

    @Override
    public final void visit(For loop) {
        endRun();
        enter(loop);
        List<Statement> body = apart(loop.body());
        leave(loop);
        out.add(loop.with(body));
    }

    @Override
    public final void visit(If choice) {
        endRun();
        out.add(new If(choice.first(), apart(choice.then()), apart(choice.otherwise())));
    }

    @Override
    public final void visit(Guard guard) {
        out.add(guard);
    }

    @Override
    public final void visit(Call call) {
        endRun();
        out.add(call);
    }

    @Override
    public final void visit(Clear clear) {
        endRun();
        out.add(clear);
        if (isActive(clear.array())) {
            for (Array tangent : tangents(clear.array())) {
                out.add(new Clear(tangent, clear.from(), clear.to()));
            }
        }
    }

    @Override
    public final void visit(CopyInputs copy) {
        endRun();
        out.add(copy);
        if (isActive(copy.from())) {
            activate(copy.to());
            List<Array> from = tangents(copy.from());
            List<Array> to = tangents(copy.to());
            for (int lane = 0; lane < from.size(); lane++) {
                out.add(new CopyInputs(from.get(lane), to.get(lane), copy.point(), copy.data()));
            }
        }
    }

    @Override
    public final void visit(AddInputs add) {
        endRun();
        out.add(add);
        if (isActive(add.adjoints())) {
            activate(add.gradient());
            List<Array> adjoints = tangents(add.adjoints());
            List<Array> gradient = tangents(add.gradient());
            for (int lane = 0; lane < adjoints.size(); lane++) {
                out.add(new AddInputs(adjoints.get(lane), gradient.get(lane), add.count()));
            }
        }
    }
}
