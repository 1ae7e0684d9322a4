package org.gradcost.mode;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;

class ModePurposeTest {

    /** A mode that leaves out a function although it has its gates says which functions it is for. */
    @Test
    void aModeThatLeavesOutAFunctionSaysWhichItIsFor() {
        int leftOut = 0;
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(10), 1);
            for (Mode mode : ModeRegistry.all()) {
                boolean hasGates = mode.gates().stream().anyMatch(gates -> gates.of(problem));
                if (hasGates && mode.granularities(problem).isEmpty()) {
                    leftOut++;
                    assertFalse(mode.purpose().isBlank(), mode.name() + " leaves out " + family.name());
                }
            }
        }
        assertTrue(leftOut > 0);
    }
}
