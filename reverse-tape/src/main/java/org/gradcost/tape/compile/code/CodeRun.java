package org.gradcost.tape.compile.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * A visitor of plain code that visits the statements as they run, through all iterations of the loops but without numbers, until
 * they end or a number of them have run. Of a branch, both sides are visited.
 */
public abstract class CodeRun extends PlainCodeVisitor {

    private final Map<String, CodeMethod> methods = new HashMap<>();
    private final List<Statement> main;
    private final IntArray tables;
    private final int most;
    private final int[] iteration;
    private int steps;

    /**
     * Creates a run.
     *
     * @param code the methods, the main one last
     * @param tables the index tables of the program
     * @param most the statements after which it ends
     */
    protected CodeRun(List<CodeMethod> code, IntArray tables, int most) {
        this.main = code.get(code.size() - 1).statements();
        this.tables = tables;
        this.most = most;
        int deepest = 0;
        for (CodeMethod method : code) {
            methods.put(method.name(), method);
            deepest = Math.max(deepest, depth(method.statements()));
        }
        this.iteration = new int[deepest];
    }

    private static int depth(List<Statement> block) {
        int depth = 0;
        for (Statement statement : block) {
            if (statement instanceof For loop) {
                depth = Math.max(depth, loop.loop().depth + 1);
            }
            for (List<Statement> inner : statement.blocks()) {
                depth = Math.max(depth, depth(inner));
            }
        }
        return depth;
    }

    /** Visits the statements. Returns whether they have ended, so that all of them were visited. */
    protected final boolean run() {
        block(main);
        return !isOver();
    }

    /** Begins a statement, before it is visited. */
    protected void begin(Statement statement) {}

    /** Returns the number of statements that have begun. */
    protected final int steps() {
        return steps;
    }

    /** Returns the value of an index in the present iteration. */
    protected final int valueOf(AffineIndex index) {
        return index.valueAt(iteration, tables);
    }

    private boolean isOver() {
        return steps >= most;
    }

    private void block(List<Statement> statements) {
        for (int i = 0; i < statements.size() && !isOver(); i++) {
            steps++;
            begin(statements.get(i));
            statements.get(i).accept(this);
        }
    }

    @Override
    public final void visit(For loop) {
        int depth = loop.loop().depth;
        int first = valueOf(loop.first());
        int bound = valueOf(loop.bound());
        for (int i = first; !isOver() && (loop.down() ? i >= bound : i < bound); i += loop.down() ? -1 : 1) {
            iteration[depth] = i;
            block(loop.body());
        }
        iteration[depth] = 0;
    }

    @Override
    public final void visit(If choice) {
        block(choice.then());
        block(choice.otherwise());
    }

    @Override
    public final void visit(Call call) {
        block(methods.get(call.method()).statements());
    }
}
