package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.family.Families;
import org.gradcost.family.MapProblem;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;

/** Passes before and after; that the Jacobians are right is tested with every family. */
class CompressedTest {

    private final MapProblem bundle = (MapProblem) Families.named("ba").problem(21 * 20, 1);

    @Test
    void aBundleAdjustmentTakesAHandfulOfPassesEitherWay() {
        assertEquals(420, passes("forward", 1));
        assertEquals(240, passes("reverse", 1));
        assertEquals(15, passes("forward-compressed", 1)); // the fullest row has 15 entries
        assertEquals(1, passes("forward-compressed", 16));
        int reverse = passes("reverse-compressed", 1); // the fullest column has 8
        assertTrue(reverse >= 8 && reverse <= 12, reverse + " passes");
    }

    @Test
    void whatIsNotSparseIsNotCompressed() {
        Problem dense = Families.named("dense-map").problem(5, 1);
        Problem gradient = Families.named("product").problem(5, 1);
        for (String mode : new String[] {"forward-compressed", "reverse-compressed"}) {
            assertTrue(ModeRegistry.named(mode).granularities(dense).isEmpty());
            assertTrue(ModeRegistry.named(mode).granularities(gradient).isEmpty());
        }
    }

    private int passes(String mode, int width) {
        return ModeRegistry.named(mode).on(bundle, Granularity.SCALAR, width).passes();
    }
}
