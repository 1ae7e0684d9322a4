package org.gradcost.family.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataTest {

    @Test
    void irisIsStandardized() {
        Data iris = Data.iris();

        assertEquals(150, iris.rows().length);
        assertEquals(4, iris.features());
        assertArrayEquals(new int[] {50, 50, 50}, samplesOfEachClass(iris.labels(), iris.classes()));
        for (int j = 0; j < 4; j++) {
            double[] column = column(iris, j);
            assertEquals(0, Arrays.stream(column).sum() / 150, 1e-13);
            assertEquals(1, Arrays.stream(column).map(v -> v * v).sum() / 150, 1e-13);
        }
    }

    @Test
    void digitsAreScaled() {
        Data digits = Data.digits();

        assertEquals(1797, digits.rows().length);
        assertEquals(64, digits.features());
        assertArrayEquals(
                new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180},
                samplesOfEachClass(digits.labels(), digits.classes()));
        assertTrue(Arrays.stream(digits.rows()).flatMapToDouble(Arrays::stream).allMatch(v -> v >= 0 && v <= 1));
        assertEquals(
                1,
                Arrays.stream(digits.rows())
                        .flatMapToDouble(Arrays::stream)
                        .max()
                        .orElseThrow());
    }

    @Test
    void featuresComeByVariance() {
        Data digits = Data.digits();
        double last = Double.POSITIVE_INFINITY;
        for (int j = 0; j < 64; j++) {
            double[] column = column(digits, j);
            double mean = Arrays.stream(column).average().orElseThrow();
            double variance = Arrays.stream(column)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertTrue(variance <= last + 1e-12, "feature " + j);
            last = variance;
        }
    }

    @Test
    void everyClassIsInABatch() {
        for (Data data : new Data[] {Data.iris(), Data.digits()}) {
            Batch batch = Batch.of(data, 2);
            int[] counts = samplesOfEachClass(batch.labels(), batch.classes());
            assertTrue(Arrays.stream(counts).allMatch(c -> c > 0), Arrays.toString(counts));
        }
    }

    private static double[] column(Data data, int j) {
        return Arrays.stream(data.rows()).mapToDouble(row -> row[j]).toArray();
    }

    private static int[] samplesOfEachClass(int[] labels, int classes) {
        return IntStream.range(0, classes)
                .map(c ->
                        (int) Arrays.stream(labels).filter(label -> label == c).count())
                .toArray();
    }
}
