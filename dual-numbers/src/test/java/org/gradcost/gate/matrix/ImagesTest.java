package org.gradcost.gate.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.gradcost.dual.MatrixDual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolution and pooling against their definitions, index by index. */
class ImagesTest {
    private static final long SEED = 20260203;
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @CsvSource({
        // images, channels, height, width, filters, size of a filter
        "1, 1, 1, 1, 1, 1",
        "1, 1, 4, 5, 1, 2",
        "2, 3, 5, 4, 2, 3",
        "3, 2, 4, 4, 5, 4",
        "2, 2, 3, 6, 3, 1",
    })
    void convolutionIsTheSumOverEveryWindow(int images, int channels, int height, int width, int filters, int size) {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj a = random(images, channels * height * width, random);
        DMatrixRMaj k = random(filters, channels * size * size, random);
        int outHeight = height - size + 1;
        int outWidth = width - size + 1;
        DMatrixRMaj expected = new DMatrixRMaj(images, filters * outHeight * outWidth);
        for (int s = 0; s < images; s++) {
            for (int f = 0; f < filters; f++) {
                for (int y = 0; y < outHeight; y++) {
                    for (int x = 0; x < outWidth; x++) {
                        double sum = 0;
                        for (int c = 0; c < channels; c++) {
                            for (int i = 0; i < size; i++) {
                                for (int j = 0; j < size; j++) {
                                    sum += a.get(s, (c * height + y + i) * width + x + j)
                                            * k.get(f, (c * size + i) * size + j);
                                }
                            }
                        }
                        expected.set(s, (f * outHeight + y) * outWidth + x, sum);
                    }
                }
            }
        }
        DMatrixRMaj actual = constant(a).convolve(constant(k), height, width).value();
        assertEquals(Shapes.of(expected), Shapes.of(actual));
        assertArrayEquals(expected.data, elements(actual), 1e-14, "seed " + SEED);
    }

    @ParameterizedTest
    @CsvSource({
        // images, channels, height, width, size of a square: also such as leave an edge over
        "1, 1, 1, 1, 1",
        "2, 3, 4, 6, 2",
        "3, 2, 7, 5, 2",
        "2, 2, 5, 8, 3",
        "1, 2, 3, 3, 3",
    })
    void poolingTakesTheLargestOfEverySquare(int images, int channels, int height, int width, int size) {
        SplittableRandom random = new SplittableRandom(SEED);
        DMatrixRMaj a = random(images, channels * height * width, random);
        DMatrixRMaj direction = random(images, channels * height * width, random);
        int rows = height / size;
        int columns = width / size;
        DMatrixRMaj expected = new DMatrixRMaj(images, channels * rows * columns);
        DMatrixRMaj moved = expected.createLike();
        for (int s = 0; s < images; s++) {
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < rows; y++) {
                    for (int x = 0; x < columns; x++) {
                        int out = (c * rows + y) * columns + x;
                        expected.set(s, out, Double.NEGATIVE_INFINITY);
                        for (int i = 0; i < size; i++) {
                            for (int j = 0; j < size; j++) {
                                int in = (c * height + y * size + i) * width + x * size + j;
                                if (a.get(s, in) > expected.get(s, out)) {
                                    expected.set(s, out, a.get(s, in));
                                    moved.set(s, out, direction.get(s, in));
                                }
                            }
                        }
                    }
                }
            }
        }
        MatrixDual[] x = MatrixDual.along(new DMatrixRMaj[] {a}, new DMatrixRMaj[] {direction});
        MatrixDual pooled = x[0].maxPool(height, width, size);
        assertEquals(Shapes.of(expected), Shapes.of(pooled.value()));
        assertArrayEquals(expected.data, elements(pooled.value()), "seed " + SEED);
        assertArrayEquals(moved.data, elements(pooled.tangent(0)), "seed " + SEED);
    }

    @Test
    void poolingPassesTheFirstOfEqualsAndWhatIsNoNumber() {
        assertArrayEquals(new double[] {10}, slopesOfPool(2, 2, 7, 7, 7, 7));
        assertArrayEquals(new double[] {20}, slopesOfPool(2, 2, 1, 7, 7, 7));
        assertArrayEquals(new double[] {30}, slopesOfPool(2, 2, 1, 7, NAN, 8));
        assertArrayEquals(new double[] {NAN}, pool(2, 2, NAN, 7, 1, 8).value().data);
    }

    /** Slope of the pool along (10, 20, 30, 40): which element was passed on. */
    private static double[] slopesOfPool(int height, int width, double... elements) {
        return pool(height, width, elements).tangent(0).data;
    }

    private static MatrixDual pool(int height, int width, double... elements) {
        DMatrixRMaj a = new DMatrixRMaj(1, elements.length, true, elements);
        DMatrixRMaj places = new DMatrixRMaj(1, 4, true, 10, 20, 30, 40);
        return MatrixDual.along(new DMatrixRMaj[] {a}, new DMatrixRMaj[] {places})[0].maxPool(height, width, 2);
    }

    @Test
    void whatIsNoImageIsRefused() {
        refused("convolve: 2x12 by 1x4, the rows of the first are not images of 5x2", 12, 4, 5, 2);
        refused("convolve: 2x12 by 1x4, the rows of the first are not images of 0x2", 12, 4, 0, 2);
        refused("convolve: 2x12 by 1x4, the rows of the first are not images of 2x0", 12, 4, 2, 0);
        refused("convolve: 2x12 by 1x5, filters are not squares of 1 channels", 12, 5, 3, 4);
        refused("convolve: 2x12 by 1x4, filters are not squares of 2 channels", 12, 4, 3, 2);
        refused("convolve: 2x12 by 1x9, filters are larger than images", 12, 9, 2, 6);
        refused("convolve: 2x12 by 1x9, filters are larger than images", 12, 9, 6, 2);

        refused("maxPool: 2x12 has no images of 5x2 in its rows", 5, 2, 1);
        refused("maxPool: 2x12 has no images of 0x2 in its rows", 0, 2, 1);
        refused("maxPool: 2x12 has no images of 2x0 in its rows", 2, 0, 1);
        refused("maxPool: 2x12 cannot be pooled by squares of 0", 3, 4, 0);
        refused("maxPool: 2x12 cannot be pooled by squares of 4", 3, 4, 4);
        refused("maxPool: 2x12 cannot be pooled by squares of 4", 4, 3, 4);
    }

    private static void refused(String message, int columns, int filter, int height, int width) {
        MatrixDual a = constant(new DMatrixRMaj(2, columns));
        MatrixDual k = constant(new DMatrixRMaj(1, filter));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> a.convolve(k, height, width))
                        .getMessage());
    }

    private static void refused(String message, int height, int width, int size) {
        MatrixDual a = constant(new DMatrixRMaj(2, 12));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> a.maxPool(height, width, size))
                        .getMessage());
    }

    private static MatrixDual constant(DMatrixRMaj a) {
        return MatrixDual.constantOf(a);
    }

    private static DMatrixRMaj random(int rows, int cols, SplittableRandom random) {
        return GateSamples.direction(new DMatrixRMaj(rows, cols), random);
    }

    private static double[] elements(DMatrixRMaj a) {
        return Arrays.copyOf(a.data, a.getNumElements());
    }
}
