package org.gradcost.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColouringTest {

    private static final long SEED = 4;

    @Test
    void aBandNeedsAsManyColoursAsItIsWide() {
        int n = 50;
        int[][] rows = IntStream.range(0, n)
                .mapToObj(i -> IntStream.rangeClosed(Math.max(0, i - 1), Math.min(n - 1, i + 1))
                        .toArray())
                .toArray(int[][]::new);
        SparsityPattern tridiagonal = SparsityPattern.ofRows(n, rows);
        assertEquals(3, colours(Colouring.ofColumns(tridiagonal)));
        assertEquals(3, colours(Colouring.ofRows(tridiagonal)));
    }

    @Test
    void aDenseOneNeedsThemAll() {
        assertArrayEquals(new int[] {0, 1, 2, 3}, Colouring.ofColumns(SparsityPattern.dense(3, 4)));
        assertArrayEquals(new int[] {0, 1, 2}, Colouring.ofRows(SparsityPattern.dense(3, 4)));
    }

    @Test
    void columnsOfAColourShareNoRow() {
        SparsityPattern pattern = random();
        int[] colour = Colouring.ofColumns(pattern);
        for (int i = 0; i < pattern.rows(); i++) {
            int[] ofRow = IntStream.range(pattern.start()[i], pattern.start()[i + 1])
                    .map(e -> colour[pattern.column()[e]])
                    .toArray();
            assertEquals(ofRow.length, Arrays.stream(ofRow).distinct().count(), "row " + i + ", seed " + SEED);
        }
    }

    @Test
    void rowsOfAColourShareNoColumn() {
        SparsityPattern pattern = random();
        int[] colour = Colouring.ofRows(pattern);
        for (int e = 0; e < pattern.entries(); e++) {
            for (int f = 0; f < e; f++) {
                if (pattern.column()[e] == pattern.column()[f]) {
                    assertNotEquals(colour[row(pattern, e)], colour[row(pattern, f)], "seed " + SEED);
                }
            }
        }
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SparsityPattern.ofRows(3, new int[][] {{0, 3}}));
        assertThrows(IllegalArgumentException.class, () -> SparsityPattern.ofRows(3, new int[][] {{1, 0}}));
        assertThrows(IllegalArgumentException.class, () -> new SparsityPattern(3, new int[] {0, 1}, new int[] {0, 1}));
    }

    /** 40 rows of 0 to 5 entries in 30 columns. */
    private static SparsityPattern random() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] rows = IntStream.range(0, 40)
                .mapToObj(i -> IntStream.generate(() -> random.nextInt(30))
                        .limit(random.nextInt(6))
                        .distinct()
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
        return SparsityPattern.ofRows(30, rows);
    }

    private static int row(SparsityPattern pattern, int e) {
        return IntStream.range(0, pattern.rows())
                .filter(i -> pattern.start()[i + 1] > e)
                .findFirst()
                .orElseThrow();
    }

    private static int colours(int[] colour) {
        return Arrays.stream(colour).max().orElseThrow() + 1;
    }
}
