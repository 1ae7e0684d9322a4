package org.gradcost.gradbench.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static final int N = 70;

    @Test
    void everyDerivativeIsAskedForOnce() {
        int modules = 0;
        for (Family family : Families.all()) {
            Problem problem = family.problem(family.nearest(N), 1);
            ToolModule module = ToolModule.of(problem);
            if (module == null) {
                continue;
            }
            modules++;
            assertArrayEquals(
                    IntStream.range(0, problem.derivatives()).toArray(),
                    module.questions()
                            .at(problem, problem.inputs())
                            .flatMapToInt(question -> Arrays.stream(question.derivatives()))
                            .sorted()
                            .toArray(),
                    family.name());
            int[] timed = module.questions().timed(problem).derivatives();
            assertEquals(timed.length, Arrays.stream(timed).distinct().count(), family.name());
        }
        assertEquals(ToolModule.names().count() + 1, modules, "ht is that of two families");
    }

    /** The work that is timed is that of the whole problem. */
    @Test
    void aBundleIsTimedWithAllOfItsCamerasPointsAndObservations() {
        Problem problem = Families.named("ba").problem(63, 1);
        Map<String, Object> fields = new BundleQuestions().timed(problem).fields();
        assertEquals(3, fields.get("n"));
        assertEquals(6, fields.get("m"));
        assertEquals(12, fields.get("p"));
    }

    /** Ten observations have rows enough for what GradBench's tools print of an answer. */
    @Test
    void aBundleIsCheckedObservationByObservation() {
        Problem problem = Families.named("ba").problem(63, 1);
        assertEquals(12, new BundleQuestions().at(problem, problem.inputs()).count());
        assertTrue(new BundleQuestions()
                .at(problem, problem.inputs())
                .allMatch(question -> question.fields().get("p").equals(10)));
    }
}
