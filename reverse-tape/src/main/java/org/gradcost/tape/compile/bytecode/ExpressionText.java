package org.gradcost.tape.compile.bytecode;

import java.util.List;
import java.util.Locale;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.ExpressionVisitor;
import org.gradcost.tape.compile.code.expression.Frozen;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.LogPartial;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.code.expression.RowElement;
import org.gradcost.tape.compile.code.expression.ScratchRow;
import org.gradcost.tape.compile.ir.AffineIndex;

/** Writes expressions as text, in parentheses where what is around them binds tighter. */
final class ExpressionText implements ExpressionVisitor<String> {

    /** Binding strengths of contexts. */
    static final int ANY = 0;

    static final int SUM = 1;
    static final int PRODUCT = 2;
    static final int QUOTIENT = 3;

    private final List<Object> gates;

    /** The binding strength around the expression that is visited. */
    private int around;

    ExpressionText(List<Object> gates) {
        this.gates = gates;
    }

    /** Returns the text of an expression in a context that binds this tightly. */
    String of(CodeExpression expression, int strength) {
        int before = around;
        around = strength;
        String text = expression.accept(this);
        around = before;
        return text;
    }

    @Override
    public String visit(Literal literal) {
        double value = literal.value();
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    @Override
    public String visit(LocalRead read) {
        return read.local().name;
    }

    @Override
    public String visit(Element element) {
        return element(element.array(), element.index());
    }

    @Override
    public String visit(RowElement element) {
        return name(element.row()) + "[" + element.loop() + "]";
    }

    @Override
    public String visit(Binary binary) {
        char operator = binary.symbol();
        int own = operator == '+' || operator == '-' ? SUM : PRODUCT;
        int right = operator == '+' || operator == '*' ? own : own + 1;
        boolean parentheses = own < around;
        String plain = of(binary.x(), own) + " " + operator + " " + of(binary.y(), right);
        return parentheses ? "(" + plain + ")" : plain;
    }

    @Override
    public String visit(ChainProduct product) {
        boolean parentheses = PRODUCT < around;
        String plain = of(product.slope(), PRODUCT) + " * " + of(product.adjoint(), PRODUCT);
        return parentheses ? "(" + plain + ")" : plain;
    }

    @Override
    public String visit(Negation negation) {
        boolean parentheses = around > SUM;
        String plain = "-" + of(negation.x(), QUOTIENT);
        return parentheses ? "(" + plain + ")" : plain;
    }

    @Override
    public String visit(MathCall call) {
        return call.name() + "(" + of(call.x(), ANY) + ")";
    }

    @Override
    public String visit(LogPartial partial) {
        return "log'(" + of(partial.x(), ANY) + ")";
    }

    @Override
    public String visit(Frozen frozen) {
        return of(frozen.x(), around);
    }

    @Override
    public String visit(GateCall call) {
        StringBuilder arguments = new StringBuilder();
        for (CodeExpression argument : call.arguments()) {
            arguments.append(arguments.length() == 0 ? "" : ", ").append(of(argument, ANY));
        }
        return gates.get(call.gate()) + "." + call.part() + "(" + arguments + ")";
    }

    static String name(ScratchRow row) {
        return "row" + row.number();
    }

    static String element(Array array, AffineIndex index) {
        return array.text + "[" + index + "]";
    }

    /** Returns the first line of a loop. */
    static String head(For loop) {
        String i = loop.loop().toString();
        String step = loop.step() == 1 ? (loop.down() ? "--" : "++") : (loop.down() ? " -= " : " += ") + loop.step();
        return "for (" + (loop.isRemainder() ? "" : i + " = " + loop.first()) + "; " + i
                + (loop.down() ? " >= " : " < ") + loop.bound() + "; " + i + step + ") {";
    }
}
