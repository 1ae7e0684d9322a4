package org.gradcost.tape.compile.tangent;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Curvatures;
import org.gradcost.gate.UnaryGate;
import org.gradcost.tape.compile.code.Assign;
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

/**
 * The tangent of an expression, by the rules of differentiation; null where it is zero. Partials are those of the gates' chain
 * rule, so that a strong zero is one in both.
 */
final class TangentRules implements ExpressionVisitor<CodeExpression> {

    private final TangentSource source;
    private final List<Object> gates;
    private final boolean shares;

    private int lane;

    /** The local that holds the value of the whole expression, and that expression; or null. */
    private Local own;

    private CodeExpression whole;

    /** The partials that the lanes of the present statement share, in the order of their first use. */
    private final List<Assign> partials = new ArrayList<>();

    private int next;
    private int temporaries;

    /**
     * Makes the rules.
     *
     * @param gates the called gates by number
     * @param shares whether partials are computed once for several lanes
     */
    TangentRules(TangentSource source, List<Object> gates, boolean shares) {
        this.source = source;
        this.gates = gates;
        this.shares = shares;
    }

    /** Begins a pass over the code. */
    void restart() {
        temporaries = 0;
    }

    /**
     * Begins a statement.
     *
     * @param value what it evaluates
     * @param holder the local that holds the value when the tangents are computed, or null
     */
    void begin(CodeExpression value, Local holder) {
        whole = value;
        own = holder;
        partials.clear();
    }

    /** Returns the tangent of the statement's value in a lane; null where it is zero. */
    CodeExpression tangent(int ofLane) {
        lane = ofLane;
        next = 0;
        return whole.accept(this);
    }

    /** Returns the shared partials of the statement, to be computed before the tangents. */
    List<Assign> partials() {
        return partials;
    }

    /** Returns the value of an expression: its local if there is one. */
    private CodeExpression valueOf(CodeExpression expression) {
        return expression == whole && own != null ? new LocalRead(own) : expression;
    }

    /** Returns a partial as an operand of all lanes. */
    private CodeExpression partial(CodeExpression partial) {
        if (!shares || partial instanceof LocalRead || partial instanceof Literal) {
            return partial;
        }
        if (next == partials.size()) {
            partials.add(new Assign(new Local("p" + temporaries++), partial));
        }
        return new LocalRead(partials.get(next++).local());
    }

    private static CodeExpression sum(CodeExpression x, CodeExpression y, char operator) {
        if (x == null || y == null) {
            return x == null ? y : x;
        }
        return new Binary(operator, x, y);
    }

    private static CodeExpression minus(CodeExpression x) {
        return x instanceof Literal literal ? new Literal(-literal.value()) : new Negation(x);
    }

    private CodeExpression chain(CodeExpression partial, CodeExpression tangent) {
        if (tangent == null || tangent instanceof Literal literal && literal.value() == 1) {
            return tangent == null ? null : partial;
        }
        return new ChainProduct(partial(partial), tangent);
    }

    @Override
    public CodeExpression visit(Literal literal) {
        return null;
    }

    @Override
    public CodeExpression visit(LocalRead read) {
        return source.tangent(read.local(), lane);
    }

    @Override
    public CodeExpression visit(Element element) {
        return source.tangent(element, lane);
    }

    @Override
    public CodeExpression visit(RowElement element) {
        throw new AssertionError("tangents are made before the loop optimisations, which make rows");
    }

    @Override
    public CodeExpression visit(Frozen frozen) {
        return null;
    }

    @Override
    public CodeExpression visit(Negation negation) {
        CodeExpression x = negation.x().accept(this);
        return x == null ? null : minus(x);
    }

    @Override
    public CodeExpression visit(Binary binary) {
        CodeExpression x = binary.x().accept(this);
        CodeExpression y = binary.y().accept(this);
        return switch (binary.operator()) {
            case '+', Binary.ADD_TERM -> sum(x, y, binary.operator());
            case '-' -> x == null && y != null ? minus(y) : sum(x, y, '-');
            case '*', Binary.MULTIPLY_FACTOR -> product(binary.x(), x, binary.y(), y);
            default -> quotient(binary, x, y);
        };
    }

    private CodeExpression product(CodeExpression a, CodeExpression da, CodeExpression b, CodeExpression db) {
        if (a instanceof LocalRead x && b instanceof LocalRead y && x.local() == y.local()) {
            return chain(new Binary('+', a, a), da);
        }
        return sum(chain(b, da), chain(a, db), '+');
    }

    private CodeExpression quotient(Binary quotient, CodeExpression dx, CodeExpression dy) {
        CodeExpression y = quotient.y();
        CodeExpression toX = dx == null ? null : chain(new Binary('/', new Literal(1), y), dx);
        CodeExpression toY =
                dy == null ? null : chain(new Binary(quotient.operator(), minus(valueOf(quotient)), y), dy);
        return sum(toX, toY, '+');
    }

    @Override
    public CodeExpression visit(ChainProduct product) {
        CodeExpression slope = product.slope().accept(this);
        CodeExpression adjoint = product.adjoint().accept(this);
        return sum(chain(product.adjoint(), slope), chain(product.slope(), adjoint), '+');
    }

    @Override
    public CodeExpression visit(MathCall call) {
        CodeExpression x = call.x().accept(this);
        if (x == null) {
            return null;
        }
        if (call.name().equals("abs")) {
            return x; // abs only makes a root −0 positive; by its slope at 0 the root's infinite slope would be lost
        }
        CodeExpression y = valueOf(call);
        CodeExpression partial = switch (call.name()) {
            case "exp" -> y;
            case "log" -> new LogPartial(call.x());
            case "sqrt" -> new Binary('/', new Literal(0.5), new MathCall("abs", y));
            default -> throw new AssertionError("no tangent rule for " + call.name());
        };
        return chain(partial, x);
    }

    @Override
    public CodeExpression visit(LogPartial partial) {
        CodeExpression x = partial.x().accept(this);
        CodeExpression y = valueOf(partial);
        return x == null ? null : chain(minus(new Binary('*', y, y)), x);
    }

    @Override
    public CodeExpression visit(GateCall call) {
        return switch (call.part()) {
            case "value" -> value(call);
            case "slope" -> slope(call);
            case "slopeX", "slopeY" -> slopeOfTwo(call);
            case "shared", "first" -> null;
            default -> throw new AssertionError("no tangent rule for the part " + call.part() + " of a gate");
        };
    }

    /** Differentiates the value of a gate; its arguments are followed by its intermediate result. */
    private CodeExpression value(GateCall call) {
        List<CodeExpression> arguments = call.arguments();
        int count = arguments.size() - 1;
        List<CodeExpression> ofSlope = new ArrayList<>(arguments.subList(0, count));
        ofSlope.add(valueOf(call));
        ofSlope.add(arguments.get(count));
        CodeExpression sum = null;
        for (int side = 0; side < count; side++) {
            CodeExpression tangent = arguments.get(side).accept(this);
            String part = count == 1 ? "slope" : side == 0 ? "slopeX" : "slopeY";
            sum = sum(sum, chain(new GateCall(call.gate(), part, List.copyOf(ofSlope)), tangent), '+');
        }
        return sum;
    }

    /** Differentiates the slope of a gate of one argument: its curvature, times the tangent of the argument. */
    private CodeExpression slope(GateCall call) {
        CodeExpression x = call.arguments().get(0);
        CodeExpression tangent = x.accept(this);
        if (tangent == null) {
            return null;
        }
        UnaryGate gate = (UnaryGate) gates.get(call.gate());
        if (!Curvatures.isKnown(gate)) { // else the circuits of all gates would be loaded, for nothing
            gate.requireCircuit();
        }
        CodeExpression y = call.arguments().get(1);
        return chain(new GateCall(call.gate(), "curvature", List.of(x, y, valueOf(call))), tangent);
    }

    /** Differentiates a slope of a gate of two arguments along the tangents of both. */
    private CodeExpression slopeOfTwo(GateCall call) {
        CodeExpression dx = call.arguments().get(0).accept(this);
        CodeExpression dy = call.arguments().get(1).accept(this);
        if (dx == null && dy == null) {
            return null;
        }
        ((BinaryGate) gates.get(call.gate())).requireCircuits();
        List<CodeExpression> arguments = new ArrayList<>(call.arguments().subList(0, 3));
        arguments.add(dx == null ? new Literal(0) : dx);
        arguments.add(dy == null ? new Literal(0) : dy);
        return new GateCall(call.gate(), call.part() + "Tangent", List.copyOf(arguments));
    }
}
