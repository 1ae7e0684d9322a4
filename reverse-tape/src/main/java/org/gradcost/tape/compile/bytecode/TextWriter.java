package org.gradcost.tape.compile.bytecode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradcost.tape.compile.code.AddInputs;
import org.gradcost.tape.compile.code.AddRows;
import org.gradcost.tape.compile.code.AddToRows;
import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.Binary;
import org.gradcost.tape.compile.code.Call;
import org.gradcost.tape.compile.code.ChainProduct;
import org.gradcost.tape.compile.code.Clear;
import org.gradcost.tape.compile.code.ClearRow;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.CopyInputs;
import org.gradcost.tape.compile.code.CopyRow;
import org.gradcost.tape.compile.code.Element;
import org.gradcost.tape.compile.code.Expression;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GateCall;
import org.gradcost.tape.compile.code.Guard;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Literal;
import org.gradcost.tape.compile.code.LocalRead;
import org.gradcost.tape.compile.code.LogPartial;
import org.gradcost.tape.compile.code.MathCall;
import org.gradcost.tape.compile.code.Negation;
import org.gradcost.tape.compile.code.Pack;
import org.gradcost.tape.compile.code.PackedOperand;
import org.gradcost.tape.compile.code.Row;
import org.gradcost.tape.compile.code.RowElement;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.StoreInRow;
import org.gradcost.tape.compile.code.Unpack;
import org.gradcost.tape.compile.code.VectorOperand;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.ir.Loop;

/** Writes generated code as text that reads like Java. */
public final class TextWriter {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> gates;
    private String indent = "";

    private TextWriter(List<Object> gates) {
        this.gates = gates;
    }

    public static String write(List<CodeMethod> methods, List<Object> gates) {
        TextWriter writer = new TextWriter(gates);
        for (int i = methods.size() - 1; i >= 0; i--) {
            writer.write(methods.get(i));
        }
        return writer.text.toString();
    }

    private void write(CodeMethod method) {
        line((method.result() == null ? "void " : "double ") + method.name() + "("
                + List.of(method.loops()).stream().map(Loop::toString).collect(Collectors.joining(", ")) + ") {");
        block(method.statements());
        if (method.result() != null) {
            line("    return " + text(method.result(), 0) + ";");
        }
        line("}");
    }

    private void block(List<Statement> statements) {
        String before = indent;
        indent += "    ";
        statements.forEach(this::write);
        indent = before;
    }

    private void write(Statement statement) {
        if (statement instanceof Assign let) {
            line(let.local().name + " = " + text(let.value(), 0) + ";");
        } else if (statement instanceof Store put) {
            line(element(put.array(), put.index()) + (put.add() ? " += " : " = ") + text(put.value(), 0) + ";");
        } else if (statement instanceof For repeat) {
            String i = repeat.loop().toString();
            String step = repeat.step() == 1
                    ? (repeat.down() ? "--" : "++")
                    : (repeat.down() ? " -= " : " += ") + repeat.step();
            line("for (" + (repeat.isRemainder() ? "" : i + " = " + sum(repeat.first())) + "; " + i
                    + (repeat.down() ? " >= " : " < ") + sum(repeat.bound()) + "; " + i + step + ") {");
            block(repeat.body());
            line("}");
        } else if (statement instanceof If choose) {
            line("if (" + text(choose.first(), 0) + ") {");
            block(choose.then());
            line("} else {");
            block(choose.otherwise());
            line("}");
        } else if (statement instanceof Guard guard) {
            line("guard (" + text(guard.x(), 1) + " < " + text(guard.y(), 1) + ") == " + guard.less() + ";");
        } else if (statement instanceof CopyRow copy) {
            String from = element(copy.array(), copy.start()) + " …";
            String row = name(copy.row());
            line(copy.back() ? from + " = " + row + ";" : row + (copy.count() > 0 ? " = " + from : "") + ";");
        } else if (statement instanceof StoreInRow put) {
            line(text(put.element(), 0) + " = " + text(put.value(), 0) + ";");
        } else if (statement instanceof ClearRow clear) {
            line(name(clear.row()) + " = 0;");
        } else if (statement instanceof Pack pack) {
            line(name(pack.matrix()) + " = " + (pack.matrix().isWritten() ? "0" : place(pack.matrix())) + ";");
        } else if (statement instanceof Unpack unpack) {
            line(place(unpack.matrix()) + " += " + name(unpack.matrix()) + ";");
        } else if (statement instanceof AddRows add) {
            line(name(add.sum()) + " += Σ_u " + text(add.factors(), "u") + " * " + name(add.matrix()) + "[u];");
        } else if (statement instanceof AddToRows add) {
            line(name(add.matrix()) + "[u][v] += " + text(add.factors(), "u") + " * " + text(add.vector(), "v") + ";");
        } else if (statement instanceof Clear clear) {
            line("fill(" + clear.array().text + ", " + clear.from() + ", " + clear.to() + ", 0);");
        } else if (statement instanceof CopyInputs copy) {
            line("w[0 … " + (copy.point() - 1) + "] = x;");
            if (copy.data() > 0) {
                line("w[" + copy.point() + " … " + (copy.point() + copy.data() - 1) + "] = y;");
            }
        } else if (statement instanceof AddInputs add) {
            line("g += d[0 … " + (add.count() - 1) + "];");
        } else if (statement instanceof Call go) {
            line(go.method() + "("
                    + List.of(go.loops()).stream().map(Loop::toString).collect(Collectors.joining(", ")) + ");");
        }
    }

    private void line(String line) {
        text.append(indent).append(line).append('\n');
    }

    /** In parentheses where the surroundings bind tighter: 1 a sum, 2 a product, 3 the right side of a quotient. */
    private String text(Expression expression, int around) {
        if (expression instanceof Literal number) {
            return number(number.value());
        } else if (expression instanceof LocalRead read) {
            return read.local().name;
        } else if (expression instanceof Element element) {
            return element(element.array(), element.index());
        } else if (expression instanceof RowElement element) {
            return name(element.row()) + "[" + element.loop() + "]";
        } else if (expression instanceof Binary binary) {
            char operator = binary.operator() == Binary.ADD_TERM ? '+' : binary.operator();
            int own = operator == '+' || operator == '-' ? 1 : 2;
            int right = operator == '+' || operator == '*' ? own : own + 1;
            String plain = text(binary.x(), own) + " " + operator + " " + text(binary.y(), right);
            return own < around ? "(" + plain + ")" : plain;
        } else if (expression instanceof ChainProduct chain) {
            String plain = text(chain.slope(), 2) + " * " + text(chain.adjoint(), 2);
            return 2 < around ? "(" + plain + ")" : plain;
        } else if (expression instanceof Negation negated) {
            String plain = "-" + text(negated.x(), 3);
            return around > 1 ? "(" + plain + ")" : plain;
        } else if (expression instanceof MathCall function) {
            return function.name() + "(" + text(function.x(), 0) + ")";
        } else if (expression instanceof LogPartial slope) {
            return "log'(" + text(slope.x(), 0) + ")";
        }
        GateCall call = (GateCall) expression;
        return gates.get(call.gate()) + "." + call.part() + "("
                + call.arguments().stream().map(x -> text(x, 0)).collect(Collectors.joining(", ")) + ")";
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    private static String name(Row row) {
        return "row" + row.number();
    }

    private static String name(PackedOperand matrix) {
        return "m" + matrix.number();
    }

    /** Where element v of row u lies. */
    private static String place(PackedOperand matrix) {
        return matrix.array().text + "[" + matrix.start() + " + " + times(matrix.rowStep(), "u") + " + "
                + times(matrix.step(), "v") + "]";
    }

    private static String times(int stride, String counter) {
        return stride == 1 ? counter : stride + "*" + counter;
    }

    private static String text(VectorOperand vector, String i) {
        return vector.row() != null
                ? name(vector.row()) + "[" + i + "]"
                : vector.array().text + "[" + sum(vector.start()) + " + " + times(vector.step(), i) + "]";
    }

    private static String element(Array array, AffineIndex index) {
        return array.text + "[" + sum(index) + "]";
    }

    private static String sum(AffineIndex index) {
        int base = index.base();
        String row = index.table() ? "t[" + sum(index.row()) + "]" : "";
        String sum = index.terms().stream()
                .map(term -> times(term.stride(), term.loop().toString()))
                .collect(Collectors.joining(" + "));
        sum = row + (row.isEmpty() || sum.isEmpty() ? "" : " + ") + sum;
        return sum.isEmpty() ? String.valueOf(base) : base == 0 ? sum : sum + (base < 0 ? " - " + -base : " + " + base);
    }
}
