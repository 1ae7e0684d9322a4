package org.gradcost.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.gradcost.dual.Dual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    /** At x = 3, in forward mode: the text runs in every mode. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 + 3*x        | 11   | 3",
                "(2 + 3)*x      | 15   | 5",
                "2 - 3 - x      | -4   | -1",
                "12 / x / 2     | 2    | -0.6666666666666666",
                "-x^2           | -9   | -6",
                "x^-1           | 0.3333333333333333 | -0.1111111111111111",
                "2^x^2          | 512  | 2129.348138801",
                "x·x × x        | 27   | 27",
                "1.5e2*x        | 450  | 150",
                "a = x*x; b = a + 1; a*b | 90 | 114",
                "max(x, 2*x)    | 6    | 2",
                "hypot(x, 4)    | 5    | 0.6",
                "σ(0*x)         | 0.5  | 0",
                "sum(x, x, 1)   | 7    | 2",
                "-(-x)          | 3    | 1",
                "relu(x) + relu(-x) | 3 | 1",
                "cos(pi)*x + log(e) | -2 | -1",
                "sin(π*x)       | 0    | -3.141592653589793",
                "e = 2; e*x     | 6    | 2",
            })
    void calculates(String text, double value, double derivative) {
        Dual y = Expression.parse(text).evaluate(new Dual[] {Dual.variable(3)});
        assertEquals(value, y.getReal(), 1e-12);
        assertEquals(derivative, y.tangent(), 1e-6);
    }

    @Test
    void anUnknownFunctionIsRefusedWithThoseThereAre() {
        ExpressionException refused = assertThrows(ExpressionException.class, () -> Expression.parse("softplis(x)"));
        for (String name : Expression.functions()) {
            assertTrue(refused.getMessage().contains(name), name);
        }
        assertTrue(Expression.functions().containsAll(List.of("exp", "max", "relu", "sum", "softplus")));
    }

    @Test
    void inputsAreTheNamesNotGivenBeforeInTheOrderInWhichTheyOccur() {
        assertEquals(
                List.of("y", "x", "z_1"), Expression.parse("q = y + x; q*z_1*x").inputs());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            commentCharacter = '~',
            value = {
                "``            | 0 | a number, a name or '(' is missing",
                "(x+y)*        | 6 | a number, a name or '(' is missing",
                "(x+y*z        | 6 | ')' is missing",
                "x y           | 2 | an operator or the end is missing before 'y'",
                "x + y)        | 5 | an operator or the end is missing before ')'",
                "x + * y       | 4 | a number, a name or '(' is missing",
                "x + 1.2.3     | 4 | \"1.2.3\" is not a number",
                "sine(x)       | 0 | there is no function \"sine\"; there are abs, acos,",
                "1 + max(x)    | 4 | max takes 2 arguments, not 1",
                "exp(x, y)     | 0 | exp takes 1 argument, not 2",
                "1 + 2         | 0 | the expression has no variable",
                "q = x; q = y; q | 7 | \"q\" already has a value",
                "x = x + 1     | 0 | \"x\" is defined by itself",
                "x; y          | 1 | only the last part may be without a name",
                "x;            | 1 | only the last part may be without a name",
                "q = x;        | 6 | a number, a name or '(' is missing",
                "x # y         | 2 | an operator or the end is missing before '#'",
            })
    void saysWhereItDoesNotParse(String text, int position, String problem) {
        ExpressionException e = assertThrows(ExpressionException.class, () -> Expression.parse(text));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
        assertEquals(position, e.position(), e.getMessage());
        assertTrue(e.getMessage().startsWith("position " + (position + 1) + " of \""), e.getMessage());
    }

    @Test
    void neitherDepthNorLengthOverflowsAnyStack() {
        String deep = "(".repeat(100_000) + "x";
        assertThrows(ExpressionException.class, () -> Expression.parse(deep));
        String signs = "-".repeat(100_000) + "x";
        assertThrows(ExpressionException.class, () -> Expression.parse(signs));
        String longOne = String.join("+", Collections.nCopies(20_000, "x"));
        assertEquals(
                20_000,
                Circuit.of(List.of("x"), Expression.parse(longOne)::evaluate, 1).value());
    }
}
