package org.gradcost.tape.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.gradcost.dual.VectorDual;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What code for any numbers asks of a number besides arithmetic: whether it is zero or equals another, and its field. */
class IdentityTest {

    /** A kind of numbers. */
    private record Kind<T extends CalculusFieldElement<T>>(String name, DoubleFunction<T> input) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind<?>> kinds() {
        Tape tape = new Tape();
        NestedTape<Binary64> ofReals = new NestedTape<>();
        NestedTape<Dual> ofDuals = new NestedTape<>();
        NestedTape<Variable> ofVariables = new NestedTape<>();
        NestedTape<NestedDual<Dual>> triple = new NestedTape<>();
        return Stream.of(
                new Kind<>("Dual", Dual::variable),
                new Kind<>("VectorDual", x -> VectorDual.of(x, 1, -2, 0.5)),
                new Kind<>("Variable", tape::input),
                new Kind<>("NestedDual of reals", x -> NestedDual.of(new Binary64(x), new Binary64(1))),
                new Kind<>("NestedDual of Dual", x -> NestedDual.of(Dual.variable(x), Dual.constant(1))),
                new Kind<>("NestedDual of Variable", x -> NestedDual.of(tape.input(x), Variable.constant(1))),
                new Kind<>("NestedTape of reals", x -> ofReals.input(new Binary64(x))),
                new Kind<>("NestedTape of Dual", x -> ofDuals.input(Dual.variable(x))),
                new Kind<>("NestedTape of Variable", x -> ofVariables.input(tape.input(x))),
                new Kind<>("three levels", x -> triple.input(NestedDual.of(Dual.variable(x), Dual.constant(1)))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends CalculusFieldElement<T>> void zeroIsZeroAndANumberThatMovesIsNot(Kind<T> kind) {
        T x = kind.input.apply(0);
        T y = kind.input.apply(3);
        T zero = x.getField().getZero();
        for (T none : List.of(zero, x.newInstance(0), y.subtract(y), y.multiply(0), x.subtract(x))) {
            assertTrue(none.isZero(), none.toString());
            assertEquals(zero, none);
            assertEquals(none, zero);
            assertEquals(zero.hashCode(), none.hashCode());
        }
        assertFalse(x.isZero(), "moves");
        assertNotEquals(zero, x);
        assertNotEquals(x, zero);
        assertFalse(x.getField().getOne().isZero());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends CalculusFieldElement<T>> void equalMeansEqualValueAndDerivatives(Kind<T> kind) {
        T x = kind.input.apply(3);
        assertEquals(x, x);
        assertEquals(x, x.add(1).subtract(1));
        assertEquals(x.hashCode(), x.add(1).subtract(1).hashCode());
        assertEquals(x.getField().getOne(), x.newInstance(1));
        assertEquals(x.getField().getOne(), x.divide(x));
        assertNotEquals(x, x.newInstance(3));
        assertNotEquals(x, x.add(1));
        assertNotEquals(x, x.multiply(2).subtract(3));
        T none = x.multiply(Double.NaN);
        assertEquals(none, none);
        assertFalse(x.equals((Object) "3"));
    }

    /** Slots of the tape whose coefficient is 0 do not count. */
    @Test
    void aVariableIsItsLinearForm() {
        Variable[] x = new Tape().inputs(3, 5);
        assertEquals(x[1], x[0].add(x[1].subtract(x[0])));
        assertEquals(x[0].add(x[1].subtract(x[0])), x[1]);
        assertEquals(x[0].add(x[1]), x[1].add(x[0]));
        assertNotEquals(x[0].add(2), x[1]);
        assertNotEquals(x[0], new Tape().inputs(3, 5)[0]);
    }

    /** Also where several records lie between: code that steps to a date by differences asks whether it is there. */
    @ParameterizedTest
    @MethodSource("kinds")
    <T extends CalculusFieldElement<T>> void equalByAnyWay(Kind<T> kind) {
        T x = kind.input.apply(3);
        T y = kind.input.apply(5);
        T z = kind.input.apply(7);
        T begin = x.multiply(y).add(z);
        T end = y.multiply(z).add(x.multiply(4));
        T there = begin.add(end.subtract(begin));
        assertEquals(end, there);
        assertEquals(there, end);
        assertTrue(there.subtract(end).isZero());
        T forth = x.multiply(y).multiply(z);
        T back = z.multiply(y).multiply(x);
        assertEquals(forth, back);
        assertTrue(forth.subtract(back).isZero());
        assertNotEquals(end, there.add(z).subtract(7));
        assertFalse(forth.subtract(back.getReal()).isZero());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends CalculusFieldElement<T>> void aKindHasOneField(Kind<T> kind) {
        T x = kind.input.apply(3);
        T y = kind.input.apply(4);
        assertSame(x.getField(), y.multiply(x).sin().getField());
        assertSame(x.getField(), x.getField().getZero().getField());
        assertEquals(0, x.getField().getZero().getReal());
        assertEquals(1, x.getField().getOne().getReal());
        assertTrue(x.getField().getRuntimeClass().isInstance(x));
    }

    @Test
    void fieldsOfDifferentNumbersBelowDiffer() {
        NestedDual<Dual> x = NestedDual.constant(Dual.constant(1));
        NestedDual<Variable> y = NestedDual.constant(Variable.constant(1));
        assertNotEquals(x.getField(), y.getField());
        assertEquals(Dual.constant(0), x.getField().getZero().value());
        assertEquals(Variable.constant(0), y.getField().getZero().value());
    }

    @Test
    void nestedNumbersReadAsWhatTheyAre() {
        NestedTape<Dual> tape = new NestedTape<>();
        NestedVariable<Dual> x = tape.input(Dual.variable(3));
        assertEquals("(3.0 + 1.0 ε), d = 1.0·d0", x.toString());
        assertEquals("(6.0 + 2.0 ε), d = 2.0·d0", x.multiply(2).toString());
        assertEquals("7.0 + 0.0 ε", x.newInstance(7).toString());
        assertEquals(
                "(3.0 + 1.0 ε) + (0.5 + 0.0 ε)·ε",
                NestedDual.of(Dual.variable(3), Dual.constant(0.5)).toString());
        assertEquals(
                "(2.0 + 0.0 ε) + (0.0 + 0.0 ε)·ε",
                NestedDual.constant(Dual.constant(2)).toString());
    }
}
