package org.gradcost.tape.compile.bytecode;

import java.util.List;
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
import org.gradcost.tape.compile.code.GradientOfProduct;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.MultiplyInputs;
import org.gradcost.tape.compile.code.MultiplyRow;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.ScaleTangent;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.StatementVisitor;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.SumRow;
import org.gradcost.tape.compile.code.TangentRow;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.code.VectorOperand;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** Writes generated code as text that reads like Java. */
public final class TextWriter implements StatementVisitor {

    private final StringBuilder text = new StringBuilder();
    private final ExpressionText expressions;
    private String indent = "";

    private TextWriter(List<Object> gates) {
        this.expressions = new ExpressionText(gates);
    }

    /**
     * Returns the text of all methods, the main one first.
     *
     * @param gates the called gates by number
     */
    public static String write(List<CodeMethod> methods, List<Object> gates) {
        TextWriter writer = new TextWriter(gates);
        for (int i = methods.size() - 1; i >= 0; i--) {
            writer.write(methods.get(i));
        }
        return writer.text.toString();
    }

    private void write(CodeMethod method) {
        line((method.result() == null ? "void " : "double ") + method.name() + "(" + counters(method.loops()) + ") {");
        block(method.statements());
        if (method.result() != null) {
            line("    return " + text(method.result()) + ";");
        }
        line("}");
    }

    private void block(List<Statement> statements) {
        String before = indent;
        indent += "    ";
        for (Statement statement : statements) {
            statement.accept(this);
        }
        indent = before;
    }

    @Override
    public void visit(Assign assign) {
        line(assign.local().name + " = " + text(assign.value()) + ";");
    }

    @Override
    public void visit(Store store) {
        line(ExpressionText.element(store.array(), store.index()) + (store.add() ? " += " : " = ") + text(store.value())
                + ";");
    }

    @Override
    public void visit(For loop) {
        line(ExpressionText.head(loop));
        block(loop.body());
        line("}");
    }

    @Override
    public void visit(If choice) {
        line("if (" + text(choice.first()) + ") {");
        block(choice.then());
        line("} else {");
        block(choice.otherwise());
        line("}");
    }

    @Override
    public void visit(Guard guard) {
        line("guard (" + expressions.of(guard.x(), ExpressionText.SUM) + " < "
                + expressions.of(guard.y(), ExpressionText.SUM) + ") == " + guard.less() + ";");
    }

    @Override
    public void visit(CopyRow copy) {
        String from = ExpressionText.element(copy.array(), copy.start()) + " …";
        String row = ExpressionText.name(copy.row());
        line(copy.back() ? from + " = " + row + ";" : row + (copy.count() > 0 ? " = " + from : "") + ";");
    }

    @Override
    public void visit(ArrayFunction function) {
        line(ExpressionText.name(function.y()) + " = " + function.name() + "(" + ExpressionText.name(function.x())
                + ");");
    }

    @Override
    public void visit(SumRow sum) {
        line(sum.sum().name + " = " + sum.sum().name + " + Σ " + ExpressionText.name(sum.row()) + ";");
    }

    @Override
    public void visit(MultiplyRow multiply) {
        String product = multiply.product().name;
        line(ExpressionText.name(multiply.products()) + " = " + product + " · partial products of "
                + ExpressionText.name(multiply.factors()) + (multiply.down() ? ", downwards" : "") + "; " + product
                + " = " + product + " · Π " + ExpressionText.name(multiply.factors()) + ";");
    }

    @Override
    public void visit(MultiplyInputs multiply) {
        String product = multiply.product().name;
        line(memory(multiply) + " …] = " + product + ", partial products of " + inputs(multiply) + "; " + product
                + " = " + product + " · Π " + inputs(multiply) + ";");
    }

    @Override
    public void visit(GradientOfProduct gradient) {
        String adjoint = gradient.adjoint().name;
        MultiplyInputs product = gradient.product();
        line(Array.GRADIENT + "[" + product.input() + " …] = " + adjoint + " · " + memory(product)
                + "] · products of the others of " + inputs(product) + "; " + adjoint + " = " + adjoint + " · Π "
                + inputs(product) + ";");
    }

    private static String memory(MultiplyInputs multiply) {
        return Array.VALUES + "[" + multiply.value();
    }

    private static String inputs(MultiplyInputs multiply) {
        int last = multiply.input() + multiply.count() - 1;
        return Array.POINT + "[" + multiply.input() + " … " + last + "]";
    }

    @Override
    public void visit(StoreInRow store) {
        line(text(store.element()) + " = " + text(store.value()) + ";");
    }

    @Override
    public void visit(ClearRow clear) {
        line(ExpressionText.name(clear.row()) + " = 0;");
    }

    @Override
    public void visit(Pack pack) {
        line(name(pack.matrix()) + " = " + (pack.matrix().isWritten() ? "0" : place(pack.matrix())) + ";");
    }

    @Override
    public void visit(Unpack unpack) {
        line(place(unpack.matrix()) + " += " + name(unpack.matrix()) + ";");
    }

    @Override
    public void visit(AddRows add) {
        line(ExpressionText.name(add.sum()) + " += Σ_u " + text(add.factors(), "u") + " * " + name(add.matrix())
                + "[u];");
    }

    @Override
    public void visit(AddToRows add) {
        line(name(add.matrix()) + "[u][v] += " + text(add.factors(), "u") + " * " + text(add.vector(), "v") + ";");
    }

    @Override
    public void visit(Clear clear) {
        line("fill(" + clear.array().text + ", " + clear.from() + ", " + clear.to() + ", 0);");
    }

    @Override
    public void visit(CombineRows combination) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < combination.rows().size(); i++) {
            CodeExpression factor = combination.factors().get(i);
            Element row = combination.rows().get(i);
            sum.append(i == 0 ? "" : " + ")
                    .append(expressions.of(factor, ExpressionText.PRODUCT))
                    .append(" * ")
                    .append(ExpressionText.element(row.array(), row.index()));
        }
        Element to = combination.to();
        line(ExpressionText.element(to.array(), to.index()) + (combination.add() ? " += " : " = ")
                + (sum.length() == 0 ? "0" : sum) + ";");
    }

    @Override
    public void visit(CopyInputs copy) {
        line(copy.to().text + "[0 … " + (copy.point() - 1) + "] = " + copy.from().text + ";");
        if (copy.data() > 0 && !copy.from().isTangent()) {
            line("w[" + copy.point() + " … " + (copy.point() + copy.data() - 1) + "] = y;");
        }
    }

    @Override
    public void visit(AddInputs add) {
        line(add.gradient().text + " += " + add.adjoints().text + "[0 … " + (add.count() - 1) + "];");
    }

    @Override
    public void visit(Call call) {
        line(call.method() + "(" + counters(call.loops()) + ");");
    }

    @Override
    public void visit(ClearTangent clear) {
        line("fill(" + name(clear.row()) + ", " + clear.from() + ", " + clear.to() + ", 0);");
    }

    @Override
    public void visit(AddToTangent add) {
        line(name(add.row()) + "[" + add.at() + "] += " + text(add.value()) + ";");
    }

    @Override
    public void visit(AddTangent add) {
        line(name(add.to()) + " += " + expressions.of(add.factor(), ExpressionText.PRODUCT) + " * " + name(add.from())
                + range(add.first(), add.end()));
    }

    @Override
    public void visit(AddToMatrixRow add) {
        line("J[" + add.row() + "] += " + expressions.of(add.factor(), ExpressionText.PRODUCT) + " * "
                + name(add.from()) + range(add.first(), add.end()));
    }

    @Override
    public void visit(AssignTangent assign) {
        StringBuilder sum = new StringBuilder();
        for (int k = 0; k < assign.rows().size(); k++) {
            sum.append(k == 0 ? "" : " + ");
            sum.append(expressions.of(assign.factors().get(k), ExpressionText.PRODUCT));
            sum.append(" * ").append(name(assign.rows().get(k)));
        }
        line(name(assign.to()) + (assign.add() ? " += " : " = ") + sum + range(assign.first(), assign.end()));
    }

    @Override
    public void visit(ScaleTangent scale) {
        StringBuilder factors = new StringBuilder();
        for (CodeExpression factor : scale.factors()) {
            factors.append(factors.length() == 0 ? "" : " * ").append(expressions.of(factor, ExpressionText.PRODUCT));
        }
        line(name(scale.row()) + " *= " + factors + range(scale.first(), scale.end()));
    }

    private static String name(TangentRow row) {
        return row.isGradient() ? "g" : "u[" + row.number() + "]";
    }

    private static String range(AffineIndex first, AffineIndex end) {
        return ";  // components " + first + " to " + end + " - 1";
    }

    private String text(CodeExpression expression) {
        return expressions.of(expression, ExpressionText.ANY);
    }

    private void line(String line) {
        text.append(indent).append(line).append('\n');
    }

    private static String counters(Loop[] loops) {
        StringBuilder counters = new StringBuilder();
        for (Loop loop : loops) {
            counters.append(counters.length() == 0 ? "" : ", ").append(loop);
        }
        return counters.toString();
    }

    private static String name(PackedOperand matrix) {
        return "m" + matrix.number();
    }

    /** Returns element v of row u of a packed matrix as an element of its array. */
    private static String place(PackedOperand matrix) {
        return matrix.array().text + "[" + matrix.start() + " + " + times(matrix.rowStep(), "u") + " + "
                + times(matrix.step(), "v") + "]";
    }

    private static String times(int stride, String counter) {
        return stride == 1 ? counter : stride + "*" + counter;
    }

    private static String text(VectorOperand vector, String i) {
        return vector.row() != null
                ? ExpressionText.name(vector.row()) + "[" + i + "]"
                : vector.array().text + "[" + vector.start() + " + " + times(vector.step(), i) + "]";
    }
}
