package org.gradcost.gradbench.driver;

import java.util.stream.Stream;
import org.gradcost.family.Problem;

/** The messages about a problem that a module understands. */
@FunctionalInterface
interface Questions {

    /** Returns the questions whose answers together are all derivatives at a point; the values in their answers add up. */
    Stream<Question> at(Problem problem, double[] x);

    /** Returns the question whose runs are timed: the work of all derivatives at the problem's own point. */
    default Question timed(Problem problem) {
        return at(problem, problem.inputs()).findFirst().orElseThrow();
    }
}
