package org.gradcost.cli.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;

class NotReachedTest {

    private final Map<Cell, String> reasons = new LinkedHashMap<>();

    @Test
    void aWidthWithoutDigitsIsTheLargest() {
        reasons.put(cell(2), "±>100 % after 2 rounds; about 12 more");
        reasons.put(cell(20), "±10 % after 2 rounds; about 2 more");
        assertEquals(
                List.of("2 cells of chain: ±10 to >100 % after 2 rounds; about 2 to 12 more"),
                NotReached.lines(reasons));
    }

    @Test
    void likeReasonsAreOneLine() {
        reasons.put(cell(2), "±5.8 % after 1 round; about 12 more");
        reasons.put(cell(20), "±10 % after 3 rounds; about 2 more");
        reasons.put(cell(100), "not measured: the budget was used up");
        assertEquals(
                List.of(
                        "2 cells of chain: ±5.8 to 10 % after 1 to 3 rounds; about 2 to 12 more",
                        cell(100) + ": not measured: the budget was used up"),
                NotReached.lines(reasons));
    }

    @Test
    void whatAllHaveInCommonIsSaidOnce() {
        reasons.put(cell(2), "±? after 1 round; about 4 more");
        reasons.put(cell(20), "±? after 1 round; about 4 more");
        assertEquals(List.of("2 cells of chain: ±? after 1 round; about 4 more"), NotReached.lines(reasons));
    }

    private static Cell cell(long n) {
        return new Cell("chain", "scalar", n, 1, "reverse", 1, 1);
    }
}
