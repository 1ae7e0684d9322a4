package org.gradcost.tape.compile.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.code.expression.ExpressionVisitor;
import org.gradcost.tape.compile.code.expression.Frozen;
import org.gradcost.tape.compile.code.expression.GateCall;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.LogPartial;
import org.gradcost.tape.compile.code.expression.MathCall;
import org.gradcost.tape.compile.code.expression.Negation;
import org.gradcost.tape.compile.code.expression.RowElement;

/** Writes expressions as Java source. Every operation is in parentheses of its own, so that none depends on precedence. */
final class JavaExpressions implements ExpressionVisitor<String> {

    private final JavaGates gates;
    private final boolean strongZero;

    /** The locals of the present method with their names, which are unique in it. */
    private final Map<Local, String> names = new HashMap<>();

    private final Set<String> taken = new HashSet<>();

    /**
     * Begins a text.
     *
     * @param strongZero whether {@code 0·∞} in the chain rule is to be 0, at the price of a test for each product
     */
    JavaExpressions(JavaGates gates, boolean strongZero) {
        this.gates = gates;
        this.strongZero = strongZero;
    }

    /** Begins a method, which has no locals yet. */
    void beginMethod() {
        names.clear();
        taken.clear();
    }

    /** Returns the names of the locals that have been written in the present method. */
    Set<String> locals() {
        return taken;
    }

    String of(CodeExpression expression) {
        return expression.accept(this);
    }

    /** Returns the name of a local: its own, with a number where another has the same. */
    String name(Local local) {
        String name = names.get(local);
        if (name == null) {
            name = local.name;
            for (int number = 2; !taken.add(name); number++) {
                name = local.name + "_" + number;
            }
            names.put(local, name);
        }
        return name;
    }

    @Override
    public String visit(Literal literal) {
        return literal(literal.value());
    }

    /** Returns a number as an expression. */
    static String literal(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return value < 0 || 1 / value < 0 ? "(" + value + ")" : Double.toString(value);
    }

    @Override
    public String visit(LocalRead read) {
        return name(read.local());
    }

    @Override
    public String visit(Element element) {
        return ExpressionText.element(element.array(), element.index());
    }

    @Override
    public String visit(RowElement element) {
        throw new AssertionError("source is written of code without rows");
    }

    @Override
    public String visit(Frozen frozen) {
        return of(frozen.x());
    }

    @Override
    public String visit(Binary binary) {
        String x = of(binary.x());
        String y = of(binary.y());
        return strongZero && binary.operator() == Binary.CHAIN_DIVIDE
                ? JavaChainRule.over(x, y)
                : "(" + x + " " + binary.symbol() + " " + y + ")";
    }

    @Override
    public String visit(ChainProduct product) {
        String slope = of(product.slope());
        String adjoint = of(product.adjoint());
        return strongZero ? JavaChainRule.times(slope, adjoint) : "(" + slope + " * " + adjoint + ")";
    }

    @Override
    public String visit(Negation negation) {
        return "(-" + of(negation.x()) + ")";
    }

    @Override
    public String visit(MathCall call) {
        return "Math." + call.name() + "(" + of(call.x()) + ")";
    }

    @Override
    public String visit(LogPartial partial) {
        String x = of(partial.x());
        return "(" + x + " >= 0 ? 1 / Math.abs(" + x + ") : Double.NaN)";
    }

    @Override
    public String visit(GateCall call) {
        List<String> arguments = new ArrayList<>();
        for (CodeExpression argument : call.arguments()) {
            arguments.add(of(argument));
        }
        return gates.of(call, arguments);
    }
}
