package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a tool in another language has to be given besides the inputs. */
class ConstantsTest {

    @Test
    void whatAFunctionDrawsFromItsSeedIsAmongItsConstants() {
        Set<String> silent = new TreeSet<>();
        for (Family family : Families.all()) {
            int n = family.nearest(30);
            Problem one = family.problem(n, 1);
            Problem other = family.problem(n, 2);
            boolean drawn = one.primal(one.inputs()) != other.primal(one.inputs());
            if (drawn && one.constants().isEmpty()) {
                silent.add(family.name());
            }
        }
        assertEquals(Set.of(), silent);
    }

    @Test
    void constantsAreNumbersAndArraysOfNumbers() {
        int constants = 0;
        for (Family family : Families.all()) {
            for (Map.Entry<String, Object> constant :
                    family.problem(family.nearest(30), 1).constants().entrySet()) {
                Object value = constant.getValue();
                assertTrue(
                        value instanceof Number
                                || value instanceof double[]
                                || value instanceof double[][]
                                || value instanceof int[]
                                || value instanceof int[][],
                        family.name() + ": " + constant.getKey());
                constants++;
            }
        }
        assertTrue(constants > 10, "constants: " + constants);
    }
}
