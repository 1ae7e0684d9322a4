package org.gradcost.tape.compile.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.PlainCodeVisitor;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.ir.Loop;

/** Writes emitted code as Java methods, whose arrays are fields of their class. */
public final class JavaWriter extends PlainCodeVisitor {

    private static final String INDENT = "    ";

    private final JavaExpressions expressions;
    private final String prefix;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> counters = new LinkedHashSet<>();
    private StringBuilder body;
    private String indent;

    private JavaWriter(JavaGates gates, boolean strongZero, String prefix) {
        this.expressions = new JavaExpressions(gates, strongZero);
        this.prefix = prefix;
    }

    /**
     * Returns the text of methods, the main one first: it returns the value, and takes nothing.
     *
     * @param methods plain code, without rows or packed matrices, the main method last
     * @param gates the called gates
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, by the {@linkplain JavaChainRule#METHODS methods} of a class
     *     around the text
     * @param prefix the name of the main method, with which those of the others begin
     */
    public static String write(List<CodeMethod> methods, JavaGates gates, boolean strongZero, String prefix) {
        JavaWriter writer = new JavaWriter(gates, strongZero, prefix);
        for (int i = methods.size() - 1; i >= 0; i--) {
            writer.write(methods.get(i));
        }
        return writer.text.toString();
    }

    private void write(CodeMethod method) {
        boolean main = method.result() != null;
        body = new StringBuilder();
        indent = INDENT + INDENT;
        expressions.beginMethod();
        counters.clear();
        block(method.statements());
        if (main) {
            line("return " + expressions.of(method.result()) + ";");
        }
        List<String> parameters = new ArrayList<>();
        for (Loop loop : method.loops()) {
            parameters.add("int " + loop);
            counters.remove(loop.toString());
        }
        text.append('\n').append(INDENT).append("private ").append(main ? "double " : "void ");
        text.append(main ? prefix : name(method.name()));
        text.append('(').append(String.join(", ", parameters)).append(") {\n");
        declare("int", counters);
        declare("double", expressions.locals());
        text.append(body).append(INDENT).append("}\n");
    }

    private String name(String method) {
        return prefix + "_" + method;
    }

    /** Declares variables; all begin as 0, since the compiler does not see that each is assigned before it is read. */
    private void declare(String type, Set<String> names) {
        for (String name : names) {
            text.append(INDENT + INDENT).append(type).append(' ').append(name).append(" = 0;\n");
        }
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.accept(this);
        }
    }

    private void inner(List<Statement> statements) {
        String before = indent;
        indent += INDENT;
        block(statements);
        indent = before;
    }

    private void line(String line) {
        body.append(indent).append(line).append('\n');
    }

    @Override
    public void visit(Assign assign) {
        String value = expressions.of(assign.value());
        line(expressions.name(assign.local()) + " = " + value + ";");
    }

    @Override
    public void visit(Store store) {
        line(ExpressionText.element(store.array(), store.index()) + (store.add() ? " += " : " = ")
                + expressions.of(store.value()) + ";");
    }

    @Override
    public void visit(For loop) {
        counters.add(loop.loop().toString());
        line(ExpressionText.head(loop));
        inner(loop.body());
        line("}");
    }

    @Override
    public void visit(If choice) {
        line("if (" + expressions.of(choice.first()) + " != 0) {");
        inner(choice.then());
        line("} else {");
        inner(choice.otherwise());
        line("}");
    }

    @Override
    public void visit(Guard guard) {
        String comparison = expressions.of(guard.x()) + " < " + expressions.of(guard.y());
        line("if (" + (guard.less() ? "!(" + comparison + ")" : comparison) + ") {");
        line(INDENT
                + "throw new IllegalStateException(\"a comparison has another result than where it was recorded\");");
        line("}");
    }

    @Override
    public void visit(Clear clear) {
        line("java.util.Arrays.fill(" + clear.array().text + ", " + clear.from() + ", " + clear.to() + ", 0);");
    }

    @Override
    public void visit(CopyInputs copy) {
        copy(copy.from().text, copy.to().text, 0, copy.point());
        if (!copy.from().isTangent() && copy.data() > 0) {
            copy(Array.DATA.text, copy.to().text, copy.point(), copy.data());
        }
    }

    private void copy(String from, String to, int start, int count) {
        line("System.arraycopy(" + from + ", 0, " + to + ", " + start + ", " + count + ");");
    }

    @Override
    public void visit(AddInputs add) {
        counters.add("a");
        line("for (a = 0; a < " + add.count() + "; a++) {");
        line(INDENT + add.gradient().text + "[a] += " + add.adjoints().text + "[a];");
        line("}");
    }

    @Override
    public void visit(Call call) {
        List<String> arguments = new ArrayList<>();
        for (Loop loop : call.loops()) {
            arguments.add(loop.toString());
        }
        line(name(call.method()) + "(" + String.join(", ", arguments) + ");");
    }
}
