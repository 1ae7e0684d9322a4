package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.hipparchus.CalculusFieldElementAbstractTest;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;

/** Hipparchus' own contract: a variable of a nested tape is a number like any other. */
class NestedVariableTest extends CalculusFieldElementAbstractTest<NestedVariable<Binary64>> {

    private final NestedTape<Binary64> tape = new NestedTape<>();

    @Override
    protected NestedVariable<Binary64> build(double x) {
        return tape.input(new Binary64(x));
    }

    /** The contract compares by equals, which a variable of numbers of any kind does not have; so by value. */
    @Test
    @Override
    public void testGetAddendum() {
        for (double x : new double[] {-1.75, 0, 3.5}) {
            NestedVariable<Binary64> addendum = build(x).getAddendum();
            assertEquals(0, addendum.getReal());
            assertFalse(addendum.slot() == build(x).newInstance(x).slot(), "it moves with x");
        }
    }

    /** The contract asks for compensated sums; this one is rounded like any sum. */
    @Test
    @Override
    public void testLinearCombinationReference() {
        NestedVariable<Binary64> x = build(3);
        assertEquals(
                3 * 5 + 3 * 7, x.linearCombination(x, build(5), x, build(7)).getReal());
    }
}
