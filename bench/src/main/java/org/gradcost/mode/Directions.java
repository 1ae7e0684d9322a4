package org.gradcost.mode;

import java.util.Arrays;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SeedGroups;

/**
 * The directions s along which second derivatives are taken, H·s each: the one that is given, or groups of inputs, of
 * which the Hessian is read off.
 */
final class Directions {

    private final double[] given; // null: groups
    private final SeedGroups groups;

    private Directions(double[] given, SeedGroups groups) {
        this.given = given;
        this.groups = groups;
    }

    /** Returns the direction of a product, or one direction per input. */
    static Directions of(SecondOrderProblem problem) {
        return problem.direction() != null
                ? new Directions(problem.direction(), null)
                : new Directions(null, SeedGroups.ofEachInput(problem.pattern()));
    }

    /** Inputs of a Hessian that share no row together. */
    static Directions coloured(SecondOrderProblem problem) {
        int[] colours = Colouring.ofColumns(problem.pattern());
        return new Directions(null, SeedGroups.ofInputs(problem.pattern(), colours));
    }

    int count() {
        return given != null ? 1 : groups.count();
    }

    /** Writes direction g. */
    void seed(int g, double[] s) {
        if (given != null) {
            System.arraycopy(given, 0, s, 0, s.length);
            return;
        }
        Arrays.fill(s, 0);
        for (int j : groups.member()[g]) {
            s[j] = 1;
        }
    }

    /** Puts component i of H·s, s direction g, to its place, if it has one. */
    void take(int g, int i, double component, double[] second) {
        if (given != null) {
            second[i] = component;
            return;
        }
        int e = Arrays.binarySearch(groups.component()[g], i);
        if (e >= 0) {
            second[groups.place()[g][e]] = component;
        }
    }

    /** Stores the second derivatives that the product with group g yields. */
    void take(int g, double[] product, double[] second) {
        if (given != null) {
            System.arraycopy(product, 0, second, 0, product.length);
        } else {
            groups.take(g, product, second);
        }
    }
}
