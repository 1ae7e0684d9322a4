package org.gradcost.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.CalculusFieldElementAbstractTest;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Hipparchus' own contract: a dual number of other numbers is a number like any other. */
class NestedDualTest extends CalculusFieldElementAbstractTest<NestedDual<Binary64>> {

    @Override
    protected NestedDual<Binary64> build(double x) {
        return moving(x);
    }

    private static NestedDual<Binary64> moving(double x) {
        return NestedDual.of(new Binary64(x), new Binary64(1));
    }

    /** d/dx of x⁴ by three levels: 24·x. */
    @Test
    void threeLevels() {
        NestedDual<NestedDual<Dual>> x = NestedDual.of(
                NestedDual.of(Dual.variable(0.5), Dual.constant(1)), NestedDual.constant(Dual.constant(1)));
        NestedDual<NestedDual<Dual>> y = x.square().square();

        assertEquals(24 * 0.5, y.tangent().tangent().tangent(), 1e-14);
    }

    /** What does not move stays so through every gate, and an infinite slope of it is not looked at. */
    @Test
    void aConstantDoesNotMove() {
        NestedDual<Binary64> zero = moving(2).newInstance(0);

        assertEquals(0, zero.sqrt().tangent().getReal());
        assertEquals(1, zero.sqrt().add(moving(2)).tangent().getReal());
        assertEquals(-1, zero.subtract(moving(2)).tangent().getReal());
    }
}
