package org.gradcost.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The seeds of the passes that compute a sparse Jacobian, and the entries that each pass computes. A group is a set of
 * inputs that are seeded together in a forward pass, or of outputs that are seeded together in a reverse pass. There is one
 * pass for each group.
 *
 * @param member the inputs or outputs of each group
 * @param component the components of the result of pass g that are entries of the Jacobian
 * @param place the position in the Jacobian's array of entries of each of these components
 */
public record SeedGroups(int[][] member, int[][] component, int[][] place) {

    /** Returns a group for each input, that is, one forward pass for each column. */
    public static SeedGroups ofEachInput(SparsityPattern pattern) {
        return ofInputs(pattern, IntStream.range(0, pattern.columns()).toArray());
    }

    /** Returns a group for each output, that is, one reverse pass for each row. */
    public static SeedGroups ofEachOutput(SparsityPattern pattern) {
        return ofOutputs(pattern, IntStream.range(0, pattern.rows()).toArray());
    }

    /** Returns a group for each colour of inputs, see {@link Colouring#ofColumns}. */
    public static SeedGroups ofInputs(SparsityPattern pattern, int[] colour) {
        int[] row = new int[pattern.entries()];
        int[] ofEntry = new int[pattern.entries()];
        forEachEntry(pattern, (i, e) -> {
            row[e] = i;
            ofEntry[e] = colour[pattern.column()[e]];
        });
        return of(colour, ofEntry, row);
    }

    /** Returns a group for each colour of outputs, see {@link Colouring#ofRows}. */
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

    /** Returns the indices of each colour in ascending order. */
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

    /** Returns the number of groups, which is the number of passes. */
    public int count() {
        return member.length;
    }

    /** Copies the entries of group g from the result of its pass to the Jacobian's array of entries. */
    public void take(int g, double[] from, double[] jacobian) {
        for (int e = 0; e < place[g].length; e++) {
            jacobian[place[g][e]] = from[component[g][e]];
        }
    }
}
