package org.gradcost.mode;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcost.family.SecondOrderProblem;
import org.gradcost.sparse.Colouring;
import org.gradcost.sparse.SeedGroups;
import org.gradcost.sparse.SparsityPattern;

/**
 * The directions s in which a function is differentiated, or the weights of its outputs: one given direction, or groups of inputs
 * or outputs, from whose results the entries of a Jacobian or a Hessian are read.
 */
final class Directions {

    private final double[] given; // null for groups
    private final SeedGroups groups;
    private final int[] zeros; // positions for which no group yields a value

    private Directions(double[] given, SeedGroups groups, int[] zeros) {
        this.given = given;
        this.groups = groups;
        this.zeros = zeros;
    }

    private static Directions of(SeedGroups groups) {
        return new Directions(null, groups, new int[0]);
    }

    /** Returns one direction per input. */
    static Directions ofEachInput(SparsityPattern pattern) {
        return of(SeedGroups.ofEachInput(pattern));
    }

    /** Returns weights that select each output on its own. */
    static Directions ofEachOutput(SparsityPattern pattern) {
        return of(SeedGroups.ofEachOutput(pattern));
    }

    /** Returns the direction of a Hessian-vector product, or one direction per input. */
    static Directions of(SecondOrderProblem problem) {
        return problem.direction() != null
                ? new Directions(problem.direction(), null, new int[0])
                : ofEachInput(problem.pattern());
    }

    /** Returns groups of inputs of a Hessian that have no row in common. */
    static Directions coloured(SecondOrderProblem problem) {
        return of(SeedGroups.ofInputs(problem.pattern(), Colouring.ofColumns(problem.pattern())));
    }

    /** Returns groups of inputs that have no row of a pattern in common, for the entries of another, stated pattern. */
    static Directions ofColumns(SparsityPattern found, SparsityPattern stated) {
        return placed(SeedGroups.ofInputs(found, Colouring.ofColumns(found)), found, stated);
    }

    /** Returns groups of outputs that have no column of a pattern in common, for the entries of another, stated pattern. */
    static Directions ofRows(SparsityPattern found, SparsityPattern stated) {
        return placed(SeedGroups.ofOutputs(found, Colouring.ofRows(found)), found, stated);
    }

    /**
     * Assigns the entries their positions in the stated pattern. Entries that are not stated have no position, and stated entries
     * that were not found are 0.
     */
    private static Directions placed(SeedGroups groups, SparsityPattern found, SparsityPattern stated) {
        int[] place = new int[found.entries()];
        boolean[] yielded = new boolean[stated.entries()];
        for (int i = 0; i < found.rows(); i++) {
            for (int e = found.start()[i]; e < found.start()[i + 1]; e++) {
                place[e] = Arrays.binarySearch(
                        stated.column(), stated.start()[i], stated.start()[i + 1], found.column()[e]);
                if (place[e] >= 0) {
                    yielded[place[e]] = true;
                }
            }
        }
        int[][] components = new int[groups.count()][];
        int[][] places = new int[groups.count()][];
        for (int g = 0; g < groups.count(); g++) {
            int[] component = groups.component()[g];
            int[] from = groups.place()[g];
            int[] kept =
                    Arrays.stream(from).map(e -> place[e]).filter(e -> e >= 0).toArray();
            int[] of = new int[kept.length];
            for (int e = 0, k = 0; e < from.length; e++) {
                if (place[from[e]] >= 0) {
                    of[k++] = component[e];
                }
            }
            components[g] = of;
            places[g] = kept;
        }
        int[] zeros =
                IntStream.range(0, yielded.length).filter(e -> !yielded[e]).toArray();
        return new Directions(null, new SeedGroups(groups.member(), components, places), zeros);
    }

    int count() {
        return given != null ? 1 : groups.count();
    }

    /** Writes direction g. */
    void seed(int g, double[] s) {
        Arrays.fill(s, 0);
        mark(g, s);
    }

    /** Writes direction g into an array of zeros. */
    void mark(int g, double[] s) {
        if (given != null) {
            System.arraycopy(given, 0, s, 0, s.length);
            return;
        }
        for (int j : groups.member()[g]) {
            s[j] = 1;
        }
    }

    /** Resets an array that contains direction g to zeros. */
    void clear(int g, double[] s) {
        if (given != null) {
            Arrays.fill(s, 0);
            return;
        }
        for (int j : groups.member()[g]) {
            s[j] = 0;
        }
    }

    /** Stores component i of H·s, where s is direction g, at its position, if it has one. */
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

    /** Stores the derivatives that the product with direction g yields. */
    void take(int g, double[] product, double[] derivatives) {
        if (given != null) {
            System.arraycopy(product, 0, derivatives, 0, product.length);
            return;
        }
        groups.take(g, product, derivatives);
        if (g == 0) {
            for (int zero : zeros) {
                derivatives[zero] = 0;
            }
        }
    }
}
