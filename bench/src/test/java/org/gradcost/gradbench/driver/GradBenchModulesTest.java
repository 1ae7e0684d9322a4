package org.gradcost.gradbench.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.gradcost.cli.Main;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.SelfTimed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own tool driven by our own driver: the families that are asked for in the words of GradBench. */
class GradBenchModulesTest {

    private static final int N = 70;

    private final Mode own = Tools.mode("own='" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:+UseParallelGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
            + Main.class.getName() + " gradbench --mode reverse");

    @AfterEach
    void end() {
        ((ToolMode) own).endSession();
    }

    @Test
    void everyFamilyIsRightAtTwoPoints() {
        Set<String> driven = new TreeSet<>();
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(N), 1);
            if (!own.granularities(problem).isEmpty()) {
                SelfTimed tool = (SelfTimed) own.on(problem, Granularity.PLAIN, 1);
                assertNull(Check.gradient(problem, tool, own).problem(), family.name());
                assertTrue(tool.run(0).nanos()[0] > 0);
                driven.add(family.name());
            }
        }
        assertEquals(Set.of("ba", "det", "gmm", "ht", "ht-complicated", "llsq", "lse", "lstm", "ode"), driven);
    }

    /** Where the tool is given the numbers of another function, the check finds it. */
    @Test
    void theConstantsAreThoseOfTheProblem() {
        for (String name : Set.of("ba", "ht", "ht-complicated")) {
            Family family = Families.named(name);
            int n = family.nearest(N);
            Problem problem = family.problem(n, 1);
            Problem other = family.problem(n, 2);
            assertNotNull(
                    Check.gradient(problem, own.on(other, Granularity.PLAIN, 1), own)
                            .problem(),
                    name);
        }
    }
}
