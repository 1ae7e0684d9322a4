package org.gradcost.tape.compile.loopopt;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.code.For;
import org.gradcost.tape.compile.code.GradientOfProduct;
import org.gradcost.tape.compile.code.MultiplyInputs;
import org.gradcost.tape.compile.code.ReadCounts;
import org.gradcost.tape.compile.code.Statement;
import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.code.expression.CodeExpression;
import org.gradcost.tape.compile.code.expression.Element;
import org.gradcost.tape.compile.ir.AffineIndex;
import org.gradcost.tape.compile.trace.IntArray;

/**
 * Recognises the product of consecutive inputs and its adjoints, two loops of the main method:
 *
 * <pre>
 * for (i = 0; i &lt; n; i++)       { w[k + i] = p;                   p = x[j + i] * p; }
 * for (i = n - 1; i &gt;= 0; i--)  { g[j + i] = w[k + i] * d;        d = x[j + i] * d; }
 * </pre>
 *
 * <p>Each becomes one statement, which multiplies in interleaved chains. Neither needs the partial products of the whole, only those
 * of its chain, so nothing has to be scaled afterwards as in {@link LoopDistribution}, which serves all other products. Measured: a
 * gradient of a product takes 0.61 of the time at n = 1000.
 */
public final class ProductIdiom implements LoopPass {

    @Override
    public String name() {
        return "product-idiom";
    }

    @Override
    public String purpose() {
        return "Recognises the product of consecutive inputs and the loop over the adjoints of its factors.";
    }

    @Override
    public List<CodeMethod> apply(List<CodeMethod> methods, IntArray tables) {
        int last = methods.size() - 1;
        CodeMethod main = methods.get(last);
        List<Statement> statements = new ArrayList<>(main.statements());
        ReadCounts reads = ReadCounts.in(main);
        boolean isFound = false;
        for (int s = 0; s < statements.size(); s++) {
            isFound |= statements.get(s) instanceof For repeat
                    && !repeat.down()
                    && replace(FactorLoop.of(repeat, reads), s, statements, methods, reads);
        }
        if (!isFound) {
            return methods;
        }
        List<CodeMethod> result = new ArrayList<>(methods);
        result.set(last, main.with(statements));
        return result;
    }

    /** Replaces a product and the loop over its adjoints, if there is one. Returns whether there is. */
    private static boolean replace(
            FactorLoop product, int at, List<Statement> statements, List<CodeMethod> methods, ReadCounts reads) {
        if (product == null || product.isOfAdjoints() || product.partialProducts() < 0) {
            return false;
        }
        int first = product.partialProducts();
        for (int s = at + 1; s < statements.size(); s++) {
            if (statements.get(s) instanceof For repeat && repeat.down()) {
                FactorLoop adjoints = FactorLoop.of(repeat, reads);
                if (adjoints != null
                        && adjoints.isOfAdjoints()
                        && adjoints.count() == product.count()
                        && adjoints.input() == product.input()
                        && adjoints.slopes() == first
                        && adjoints.firstStored(Array.GRADIENT) == product.input()
                        && !areReadElsewhere(product.stored(), repeat, methods)) {
                    MultiplyInputs multiply =
                            new MultiplyInputs(product.local(), product.input(), first, product.count());
                    replace(statements, s, adjoints, new GradientOfProduct(adjoints.local(), multiply));
                    replace(statements, at, product, multiply);
                    return true;
                }
            }
        }
        return false;
    }

    private static void replace(List<Statement> statements, int at, FactorLoop loop, Statement by) {
        List<Statement> instead = new ArrayList<>();
        loop.replace(by, instead);
        statements.remove(at);
        statements.addAll(at, instead);
    }

    /** Returns whether anything but one loop may read values that were stored. */
    private static boolean areReadElsewhere(AffineIndex stored, For but, List<CodeMethod> methods) {
        for (CodeMethod method : methods) {
            if (method.result() != null && mayRead(method.result(), stored)
                    || areRead(stored, but, method.statements())) {
                return true;
            }
        }
        return false;
    }

    private static boolean areRead(AffineIndex stored, For but, List<Statement> block) {
        for (Statement statement : block) {
            if (statement == but) {
                continue;
            }
            for (CodeExpression expression : statement.expressions()) {
                if (mayRead(expression, stored)) {
                    return true;
                }
            }
            for (List<Statement> inner : statement.blocks()) {
                if (areRead(stored, but, inner)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayRead(CodeExpression expression, AffineIndex stored) {
        for (CodeExpression leaf : expression.leaves()) {
            if (leaf instanceof Element element
                    && element.array() == Array.VALUES
                    && !element.index().isApart(stored)) {
                return true;
            }
        }
        return false;
    }
}
