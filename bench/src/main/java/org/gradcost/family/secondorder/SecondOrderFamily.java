package org.gradcost.family.secondorder;

import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.family.SecondOrderProblem;

/** The second derivatives of a family's function, as a family with the same inputs, of which there are at least two. */
abstract class SecondOrderFamily implements Family {

    private static final int LEAST = 2;

    private final Family function;
    private final String ending;
    private final String derivatives;

    /**
     * Creates a family.
     *
     * @param function family whose problems are circuits of scalar gates
     * @param ending of the name, after that of the function
     * @param derivatives what is computed for a function f, as a formula
     */
    SecondOrderFamily(Family function, String ending, String derivatives) {
        this.function = function;
        this.ending = ending;
        this.derivatives = derivatives;
    }

    /** Returns the second derivatives of a function that has been drawn at some size. */
    abstract SecondOrderProblem of(ScalarCircuit function, long seed);

    @Override
    public final String name() {
        return function.name() + ending;
    }

    @Override
    public final String formula() {
        return derivatives + ", f = " + function.formula();
    }

    @Override
    public String inputs() {
        return function.inputs();
    }

    @Override
    public final String source() {
        return function.source();
    }

    /** Returns the growth of a gradient, which is the primal here. */
    @Override
    public final double growth() {
        return function.growth();
    }

    @Override
    public int largest() {
        return function.largest();
    }

    @Override
    public final int nearest(int n) {
        return function.nearest(Math.min(Math.max(LEAST, n), largest()));
    }

    @Override
    public final Problem problem(int n, long seed) {
        return of((ScalarCircuit) function.problem(n, seed), seed);
    }
}
