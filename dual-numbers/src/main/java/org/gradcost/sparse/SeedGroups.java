package org.gradcost.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The groups that passes seed: inputs that move together, or outputs whose adjoints are seeded together, and the
 * entries of the Jacobian that each pass yields. Entry e of group g is component {@code component[g][e]} of what comes
 * out, and has its place in the Jacobian at {@code place[g][e]}.
 */
public record SeedGroups(int[][] member, int[][] component, int[][] place) {

    /** Returns one group per input. */
    public static SeedGroups ofEachInput(SparsityPattern pattern) {
        return ofInputs(pattern, IntStream.range(0, pattern.columns()).toArray());
    }

    /** Returns one group per output. */
    public static SeedGroups ofEachOutput(SparsityPattern pattern) {
        return ofOutputs(pattern, IntStream.range(0, pattern.rows()).toArray());
    }

    /** Inputs of the same colour together. */
    public static SeedGroups ofInputs(SparsityPattern pattern, int[] colour) {
        int[] row = new int[pattern.entries()];
        int[] ofEntry = new int[pattern.entries()];
        forEachEntry(pattern, (i, e) -> {
            row[e] = i;
            ofEntry[e] = colour[pattern.column()[e]];
        });
        return of(colour, ofEntry, row);
    }

    /** Outputs of the same colour together. */
    public static SeedGroups ofOutputs(SparsityPattern pattern, int[] colour) {
        int[] ofEntry = new int[pattern.entries()];
        forEachEntry(pattern, (i, e) -> ofEntry[e] = colour[i]);
        return of(colour, ofEntry, pattern.column());
    }

    private interface Entry {
        void at(int row, int e);
    }

    private static void forEachEntry(SparsityPattern pattern, Entry action) {
        for (int i = 0; i < pattern.rows(); i++) {
            for (int e = pattern.start()[i]; e < pattern.start()[i + 1]; e++) {
                action.at(i, e);
            }
        }
    }

    private static SeedGroups of(int[] colour, int[] colourOfEntry, int[] component) {
        int count = Arrays.stream(colour).max().orElse(-1) + 1;
        int[][] place = byColour(colourOfEntry, count);
        int[][] components = new int[count][];
        Arrays.setAll(
                components, g -> Arrays.stream(place[g]).map(e -> component[e]).toArray());
        return new SeedGroups(byColour(colour, count), components, place);
    }

    /** Returns the indices of each colour, ascending. */
    private static int[][] byColour(int[] colour, int count) {
        int[] size = new int[count];
        for (int c : colour) {
            size[c]++;
        }
        int[][] indices = new int[count][];
        Arrays.setAll(indices, c -> new int[size[c]]);
        Arrays.fill(size, 0);
        for (int i = 0; i < colour.length; i++) {
            indices[colour[i]][size[colour[i]]++] = i;
        }
        return indices;
    }

    public int count() {
        return member.length;
    }

    /** Reads the entries of group g off what came out. */
    public void take(int g, double[] from, double[] jacobian) {
        for (int e = 0; e < place[g].length; e++) {
            jacobian[place[g][e]] = from[component[g][e]];
        }
    }
}
