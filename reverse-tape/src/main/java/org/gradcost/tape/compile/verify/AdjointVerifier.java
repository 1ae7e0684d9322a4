package org.gradcost.tape.compile.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddTangent;
import org.gradcost.tape.compile.code.AddToMatrixRow;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.AddToTangent;
import org.gradcost.tape.compile.code.ArrayFunction;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignTangent;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.ClearTangent;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CombineRows;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.MultiplyRow;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.StatementVisitor;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.SumRow;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.Loop;
import org.gradcost.tape.compile.ir.Program;

/**
 * Checks that every adjoint in memory and every element of the gradient is initialised exactly once: runs the emitted code
 * without numbers, through all iterations, and looks for a contribution or a read before the initialisation, and for an
 * assignment that drops a contribution. Long-running code is checked up to a number of statements.
 */
public final class AdjointVerifier implements StatementVisitor {

    private final Program program;
    private final Map<String, CodeMethod> methods = new HashMap<>();
    private final Elements gradient;
    private final Elements adjoints;
    private final int[] iteration;
    private int steps;

    /** What is known of each element of an array. */
    private static final class Elements {

        final String name;
        final boolean[] initialised;

        /** Whether it holds a contribution that has not been read. */
        final boolean[] pending;

        Elements(String name, int size) {
            this.name = name;
            this.initialised = new boolean[size];
            this.pending = new boolean[size];
        }

        void assign(int position, boolean isZero) {
            check(!pending[position], position, "is assigned a second time, which drops a contribution");
            initialised[position] = true;
            pending[position] = !isZero;
        }

        void accumulate(int position) {
            check(initialised[position], position, "is accumulated into before it is initialised");
            pending[position] = true;
        }

        void read(int position) {
            check(initialised[position], position, "is read before it is initialised");
            pending[position] = false;
        }

        void check(boolean holds, int position, String what) {
            if (!holds) {
                throw new AssertionError("after emission: " + name + "[" + position + "] " + what);
            }
        }
    }

    private AdjointVerifier(List<CodeMethod> code, Program program, int memory) {
        this.program = program;
        this.gradient = new Elements("g", program.differentiated);
        this.adjoints = new Elements("d", memory);
        int deepest = 0;
        for (Loop loop : program.loops) {
            deepest = Math.max(deepest, loop.depth + 1);
        }
        this.iteration = new int[deepest];
        for (CodeMethod method : code) {
            methods.put(method.name(), method);
        }
    }

    /**
     * Verifies emitted methods, the main one last.
     *
     * @param memory how many values are in memory
     * @return true
     * @throws AssertionError if an adjoint is not initialised exactly once
     */
    public static boolean verify(List<CodeMethod> code, Program program, int memory) {
        AdjointVerifier verifier = new AdjointVerifier(code, program, memory);
        verifier.block(code.get(code.size() - 1).statements());
        if (!verifier.isOver()) {
            for (int i = 0; i < program.differentiated; i++) {
                verifier.gradient.check(verifier.gradient.initialised[i], i, "is never initialised");
            }
        }
        return true;
    }

    private boolean isOver() {
        return steps >= Heuristics.VERIFIED_STEPS;
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            if (isOver()) {
                return;
            }
            steps++;
            for (CodeExpression expression : statement.expressions()) {
                read(expression);
            }
            statement.accept(this);
        }
    }

    private void read(CodeExpression expression) {
        for (CodeExpression leaf : expression.leaves()) {
            if (leaf instanceof Element element && element.array() == Array.ADJOINTS) {
                adjoints.read(element.index().valueAt(iteration, program.tables));
            }
        }
    }

    private Elements elements(Array array) {
        return array == Array.GRADIENT ? gradient : array == Array.ADJOINTS ? adjoints : null;
    }

    @Override
    public void visit(Assign assign) {
        // a local: the builder knows its zeros
    }

    @Override
    public void visit(Store store) {
        Elements elements = elements(store.array());
        if (elements == null) {
            return;
        }
        int position = store.index().valueAt(iteration, program.tables);
        if (store.add()) {
            elements.accumulate(position);
        } else {
            elements.assign(position, store.value() instanceof Literal literal && literal.value() == 0);
        }
    }

    @Override
    public void visit(For loop) {
        int depth = loop.loop().depth;
        int first = loop.first().valueAt(iteration, program.tables);
        int bound = loop.bound().valueAt(iteration, program.tables);
        for (int i = first; !isOver() && (loop.down() ? i >= bound : i < bound); i += loop.down() ? -1 : 1) {
            iteration[depth] = i;
            block(loop.body());
        }
        iteration[depth] = 0;
    }

    @Override
    public void visit(If choice) {
        block(choice.then());
        block(choice.otherwise());
    }

    @Override
    public void visit(Call call) {
        block(methods.get(call.method()).statements());
    }

    @Override
    public void visit(CombineRows combination) {
        throw new AssertionError("a gradient has no rows of tangents");
    }

    @Override
    public void visit(Clear clear) {
        Elements elements = elements(clear.array());
        for (int i = clear.from(); elements != null && i < clear.to(); i++) {
            elements.assign(i, true);
        }
    }

    @Override
    public void visit(AddInputs add) {
        for (int i = 0; i < add.count(); i++) {
            adjoints.read(i);
            gradient.accumulate(i);
        }
    }

    @Override
    public void visit(CopyInputs copy) {
        // values alone
    }

    @Override
    public void visit(Guard guard) {
        // reads alone
    }

    @Override
    public void visit(AddRows add) {
        throw notEmitted(add);
    }

    @Override
    public void visit(AddTangent add) {
        throw notEmitted(add);
    }

    @Override
    public void visit(AddToTangent add) {
        throw notEmitted(add);
    }

    @Override
    public void visit(ClearTangent clear) {
        throw notEmitted(clear);
    }

    @Override
    public void visit(ScaleTangent scale) {
        throw notEmitted(scale);
    }

    @Override
    public void visit(AddToMatrixRow add) {
        throw notEmitted(add);
    }

    @Override
    public void visit(AssignTangent assign) {
        throw notEmitted(assign);
    }

    @Override
    public void visit(AddToRows add) {
        throw notEmitted(add);
    }

    @Override
    public void visit(ArrayFunction function) {
        throw notEmitted(function);
    }

    @Override
    public void visit(SumRow sum) {
        throw notEmitted(sum);
    }

    @Override
    public void visit(MultiplyRow multiply) {
        throw notEmitted(multiply);
    }

    @Override
    public void visit(ClearRow clear) {
        throw notEmitted(clear);
    }

    @Override
    public void visit(CopyRow copy) {
        throw notEmitted(copy);
    }

    @Override
    public void visit(Pack pack) {
        throw notEmitted(pack);
    }

    @Override
    public void visit(StoreInRow store) {
        throw notEmitted(store);
    }

    @Override
    public void visit(Unpack unpack) {
        throw notEmitted(unpack);
    }

    private static AssertionError notEmitted(Statement statement) {
        return new AssertionError("after emission: a statement that only loop optimisations make: " + statement);
    }
}
