package org.gradcost.tape.compile.ir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.gradcost.tape.compile.trace.IntArray;
import org.junit.jupiter.api.Test;

/** Subscripts that are found to be apart have no position in common. */
class AffineIndexTest {

    private static final int PAIRS = 2000;

    private static AffineIndex random(SplittableRandom random, Loop outer, Loop inner) {
        int[] strides = {random.nextInt(-4, 5), random.nextInt(-4, 5)};
        return AffineIndex.affine(random.nextInt(40), new Loop[] {outer, inner}, strides);
    }

    private static Set<Integer> positions(AffineIndex index, Loop outer, Loop inner) {
        Set<Integer> positions = new HashSet<>();
        for (int i = 0; i < outer.trip; i++) {
            for (int j = 0; j < inner.trip; j++) {
                positions.add(index.valueAt(new int[] {i, j}, new IntArray()));
            }
        }
        return positions;
    }

    @Test
    void subscriptsThatAreApartHaveNoPositionInCommon() {
        SplittableRandom random = new SplittableRandom(1);
        int apart = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Loop outer = new Loop(1 + random.nextInt(5), 1, 0, new Loop[0]);
            Loop inner = new Loop(1 + random.nextInt(5), 1, 0, outer.path);
            AffineIndex a = random(random, outer, inner);
            AffineIndex b = random(random, outer, inner);
            if (a.isApart(b)) {
                Set<Integer> common = positions(a, outer, inner);
                common.retainAll(positions(b, outer, inner));
                assertTrue(common.isEmpty(), a + " and " + b + " meet at " + common);
                assertTrue(b.isApart(a), a + " and " + b);
                apart++;
            }
        }
        assertTrue(apart > PAIRS / 10 && apart < PAIRS, apart + " of " + PAIRS + " pairs are apart");
    }

    @Test
    void evenAndOddPositionsAreApart() {
        Loop loop = new Loop(10, 1, 0, new Loop[0]);
        AffineIndex even = AffineIndex.affine(0, loop.path, new int[] {2});
        assertTrue(even.isApart(even.plus(5)));
        assertFalse(even.isApart(even.plus(4)));
        assertTrue(even.isApart(even.plus(20)));
        assertTrue(AffineIndex.of(3).isApart(AffineIndex.of(4)));
        assertFalse(AffineIndex.of(3).isApart(AffineIndex.of(3)));
    }
}
