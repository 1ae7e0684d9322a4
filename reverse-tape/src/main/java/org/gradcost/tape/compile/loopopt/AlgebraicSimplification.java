package org.gradcost.tape.compile.loopopt;

import static org.gradcost.gate.kernel.NormalNumbers.isNormal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.tape.compile.code.Assign;
import org.gradcost.tape.compile.code.AssignmentCounts;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.If;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.Store;
import org.gradcost.tape.compile.code.expression.Binary;
import org.gradcost.tape.compile.code.expression.ChainProduct;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Literal;
import org.gradcost.tape.compile.code.expression.Local;
import org.gradcost.tape.compile.code.expression.LocalRead;
import org.gradcost.tape.compile.code.expression.Negation;

/**
 * Simplifies products with numbers: a local that is always the same number is that number, {@code 2·x} is {@code x + x}, and a
 * number times another one, of which one is a power of two, times x is one product. All of this rounds as before, unless an
 * intermediate product is outside the range of normal numbers. HotSpot, which must keep that case, does none of it.
 */
public final class AlgebraicSimplification {

    private static final Literal VARYING = new Literal(Double.NaN);

    /** What is always assigned to a local: a number, or {@link #VARYING}. */
    private final Map<Local, Literal> numbers = new HashMap<>();

    /** How often each local is assigned. */
    private final AssignmentCounts assignments;

    /** The locals that are assigned once, as a number times another one. */
    private final Map<Local, Multiple> multiples = new HashMap<>();

    private record Multiple(double factor, LocalRead of) {}

    private AlgebraicSimplification(List<Statement> statements) {
        this.assignments = AssignmentCounts.in(statements);
    }

    /** Simplifies methods; dead-code elimination should follow. */
    public static List<CodeMethod> apply(List<CodeMethod> methods) {
        List<CodeMethod> out = new ArrayList<>();
        for (CodeMethod method : methods) {
            List<Statement> once = simplified(method.statements());
            out.add(method.with(simplified(once))); // numbers that the first time has found
        }
        return out;
    }

    private static List<Statement> simplified(List<Statement> statements) {
        AlgebraicSimplification pass = new AlgebraicSimplification(statements);
        pass.findNumbers(statements);
        return pass.block(statements);
    }

    private void findNumbers(List<Statement> block) {
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                Literal now = assign.value() instanceof Literal number ? number : VARYING;
                Literal known = numbers.get(assign.local());
                boolean isSame = known == null || Double.compare(known.value(), now.value()) == 0;
                numbers.put(assign.local(), isSame ? now : VARYING);
            }
            for (List<Statement> inner : statement.blocks()) {
                findNumbers(inner);
            }
        }
    }

    private List<Statement> block(List<Statement> block) {
        List<Statement> out = new ArrayList<>();
        for (Statement statement : block) {
            if (statement instanceof Assign assign) {
                CodeExpression value = simplified(assign.value());
                Multiple multiple = multiple(value);
                if (multiple != null && assignments.of(assign.local()) == 1) {
                    multiples.put(assign.local(), multiple);
                }
                out.add(new Assign(assign.local(), value));
            } else if (statement instanceof Store store) {
                out.add(new Store(store.array(), store.index(), simplified(store.value()), store.add()));
            } else if (statement instanceof For loop) {
                out.add(loop.with(block(loop.body())));
            } else if (statement instanceof If choice) {
                out.add(new If(choice.first(), block(choice.then()), block(choice.otherwise())));
            } else {
                out.add(statement);
            }
        }
        return out;
    }

    private CodeExpression simplified(CodeExpression value) {
        if (value instanceof LocalRead read) {
            Literal number = numbers.get(read.local());
            return number == null || number == VARYING ? read : number;
        }
        if (value instanceof Negation negation) {
            return negated(simplified(negation.x()));
        }
        if (value instanceof ChainProduct product) {
            CodeExpression x = simplified(product.slope());
            CodeExpression y = simplified(product.adjoint());
            CodeExpression simple = product(x, y);
            return simple == null ? new ChainProduct(x, y) : simple;
        }
        if (value instanceof Binary binary) {
            CodeExpression x = simplified(binary.x());
            CodeExpression y = simplified(binary.y());
            CodeExpression simple = binary.operator() == '*' ? product(x, y) : null;
            return simple == null ? new Binary(binary.operator(), x, y) : simple;
        }
        return value;
    }

    private static CodeExpression negated(CodeExpression x) {
        if (x instanceof Literal number) {
            return new Literal(-number.value());
        }
        return x instanceof Negation negation ? negation.x() : new Negation(x);
    }

    /** Returns a simpler form of a product; null if there is none. */
    private CodeExpression product(CodeExpression x, CodeExpression y) {
        if (x instanceof Literal number) {
            return multiple(number.value(), y);
        }
        return y instanceof Literal number ? multiple(number.value(), x) : null;
    }

    private CodeExpression multiple(double factor, CodeExpression x) {
        if (x instanceof Literal number) {
            double product = factor * number.value();
            return Double.isFinite(product) ? new Literal(product) : null;
        }
        Multiple of = multiple(x);
        if (of != null && (isPowerOfTwo(factor) || isPowerOfTwo(of.factor)) && isNormal(factor * of.factor)) {
            CodeExpression simple = ofLocal(factor * of.factor, of.of);
            return simple == null ? new Binary('*', new Literal(factor * of.factor), of.of) : simple;
        }
        return ofLocal(factor, x);
    }

    private static CodeExpression ofLocal(double factor, CodeExpression x) {
        if (factor == 1) {
            return x;
        }
        if (factor == -1) {
            return negated(x);
        }
        return factor == 2 && x instanceof LocalRead ? new Binary('+', x, x) : null;
    }

    /** Returns an expression as a number times a local that is assigned once; null if it is something else. */
    private Multiple multiple(CodeExpression value) {
        if (value instanceof LocalRead read) {
            return multiples.get(read.local());
        }
        if (value instanceof Negation negation) {
            Multiple of = negation.x() instanceof LocalRead read && isAssignedOnce(read) ? new Multiple(1, read) : null;
            Multiple known = multiple(negation.x());
            of = known == null ? of : known;
            return of == null ? null : new Multiple(-of.factor, of.of);
        }
        if (value instanceof Binary sum && sum.operator() == '+' && sum.x().equals(sum.y())) {
            return sum.x() instanceof LocalRead read && isAssignedOnce(read) ? new Multiple(2, read) : null;
        }
        if (value instanceof ChainProduct product) {
            return multiple(product.slope(), product.adjoint());
        }
        return value instanceof Binary product && product.operator() == '*' ? multiple(product.x(), product.y()) : null;
    }

    private Multiple multiple(CodeExpression x, CodeExpression y) {
        CodeExpression other = x instanceof Literal ? y : x;
        return (x instanceof Literal ? x : y) instanceof Literal number
                        && other instanceof LocalRead read
                        && isAssignedOnce(read)
                        && isNormal(number.value())
                ? new Multiple(number.value(), read)
                : null;
    }

    private boolean isAssignedOnce(LocalRead read) {
        return assignments.of(read.local()) == 1;
    }

    private static boolean isPowerOfTwo(double number) {
        return isNormal(number) && Math.abs(number) == Math.scalb(1.0, Math.getExponent(number));
    }
}
