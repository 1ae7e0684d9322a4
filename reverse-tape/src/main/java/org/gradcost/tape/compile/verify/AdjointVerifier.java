package org.gradcost.tape.compile.verify;

import java.util.List;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CodeRun;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.heuristics.Heuristics;
import org.gradcost.tape.compile.ir.Program;

/**
 * Checks that every adjoint in memory and every element of the gradient is initialised exactly once: runs the emitted code
 * without numbers, through all iterations, and looks for a contribution or a read before the initialisation, and for an
 * assignment that drops a contribution. Long-running code is checked up to a number of statements.
 */
public final class AdjointVerifier extends CodeRun {

    private final Elements gradient;
    private final Elements adjoints;

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
        super(code, program.tables, Heuristics.VERIFIED_STEPS);
        this.gradient = new Elements("g", program.differentiated);
        this.adjoints = new Elements("d", memory);
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
        if (verifier.run()) {
            for (int i = 0; i < program.differentiated; i++) {
                verifier.gradient.check(verifier.gradient.initialised[i], i, "is never initialised");
            }
        }
        return true;
    }

    @Override
    protected void begin(Statement statement) {
        for (CodeExpression expression : statement.expressions()) {
            read(expression);
        }
    }

    private void read(CodeExpression expression) {
        for (CodeExpression leaf : expression.leaves()) {
            if (leaf instanceof Element element && element.array() == Array.ADJOINTS) {
                adjoints.read(valueOf(element.index()));
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
        int position = valueOf(store.index());
        if (store.add()) {
            elements.accumulate(position);
        } else {
            elements.assign(position, store.value() instanceof Literal literal && literal.value() == 0);
        }
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
}
