package org.gradcost.tape;

import org.gradcost.dual.Dual;
import org.gradcost.dual.NestedDual;
import org.hipparchus.CalculusFieldElementAbstractTest;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Nested;

/** Hipparchus' own contract for variables of a nested tape, over numbers of each kind. */
class NestedVariableTest extends CalculusFieldElementAbstractTest<NestedVariable<Binary64>> {

    private final NestedTape<Binary64> tape = new NestedTape<>();

    @Override
    protected NestedVariable<Binary64> build(double x) {
        return tape.input(new Binary64(x));
    }

    @Nested
    class OverDual extends CalculusFieldElementAbstractTest<NestedVariable<Dual>> {

        private final NestedTape<Dual> tape = new NestedTape<>();

        @Override
        protected NestedVariable<Dual> build(double x) {
            return tape.input(Dual.variable(x));
        }
    }

    @Nested
    class OverVariable extends CalculusFieldElementAbstractTest<NestedVariable<Variable>> {

        private final Tape below = new Tape();
        private final NestedTape<Variable> tape = new NestedTape<>();

        @Override
        protected NestedVariable<Variable> build(double x) {
            return tape.input(below.input(x));
        }
    }

    @Nested
    class DualOverVariable extends CalculusFieldElementAbstractTest<NestedDual<Variable>> {

        private final Tape below = new Tape();

        @Override
        protected NestedDual<Variable> build(double x) {
            return NestedDual.of(below.input(x), Variable.constant(1));
        }
    }

    @Nested
    class DualOverDual extends CalculusFieldElementAbstractTest<NestedDual<Dual>> {

        @Override
        protected NestedDual<Dual> build(double x) {
            return NestedDual.of(Dual.variable(x), Dual.constant(1));
        }
    }
}
