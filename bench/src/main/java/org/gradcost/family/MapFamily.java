package org.gradcost.family;

/** A family of functions of n inputs with m outputs, whose derivatives are a Jacobian. */
public interface MapFamily extends Family {

    @Override
    int outputs(int n, int m);

    @Override
    Problem problem(int n, int m, long seed);

    /** Returns the problem whose number of outputs is nearest to its number of inputs. */
    @Override
    default Problem problem(int n, long seed) {
        return problem(n, outputs(n, n), seed);
    }
}
