package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcost.family.learning.Mlp;
import org.gradcost.family.learning.Softmax;
import org.gradcost.family.learning.Svm;
import org.gradcost.family.linalg.MatMul;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeLadderTest {

    private static final SizeLadder SQUARES = new SizeLadder(4, step -> (step + 1L) * (step + 1)); // 1, 4, 9, 16

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4", "6, 4", "7, 9", "12, 9", "13, 16", "1000, 16", "2147483647, 16"})
    void theNearestSize(int n, int nearest) {
        assertEquals(nearest, SQUARES.nearest(n));
    }

    @Test
    void ofTwoEquallyNearTheSmaller() {
        assertEquals(2, new SizeLadder(2, step -> 2L * step + 2).nearest(3));
    }

    @Test
    void belowTheFirstSizeComesTheFirst() {
        assertEquals(5, new SizeLadder(1, step -> 5).nearest(1));
    }

    @Test
    void anEndlessLadderEndsWhereIntDoes() {
        SizeLadder endless = SizeLadder.endless(step -> (step + 1L) * (step + 1));
        assertEquals(46_340 * 46_340, endless.largest());
        assertTrue(endless.isEndless());
        assertFalse(new SizeLadder(46_339, endless.size()).isEndless());
    }

    @Test
    void aStepIsFoundByItsSizeAlone() {
        assertEquals(2, SQUARES.step(9));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> SQUARES.step(10));
        assertEquals("no size 10; the nearest is 9", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "15, 15", "17, 15", "18, 20", "645, 640", "646, 650", "10000, 650"})
    void linearModelsGoFromIrisToDigits(int n, int nearest) {
        assertEquals(nearest, new Svm().nearest(n));
        assertEquals(nearest, new Softmax().nearest(n));
    }

    @ParameterizedTest
    @CsvSource({"1, 13", "73, 73", "80, 73", "81, 87", "1482, 1482"})
    void perceptronsGoFromIrisToDigits(int n, int nearest) {
        assertEquals(nearest, new Mlp().nearest(n));
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "80, 80"})
    void matrixProductsPassThroughTheLectures(int n, int nearest) {
        assertEquals(nearest, new MatMul().nearest(n));
    }
}
