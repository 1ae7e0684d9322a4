package org.gradcost.results.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gradcost.results.Cell;
import org.junit.jupiter.api.Test;

class OutputsTest {

    private static Cell cell(String family, long n, int m) {
        return new Cell(family, "scalar", n, m, "reverse", 1, 1);
    }

    @Test
    void outputsThatGoWithTheInputsAreNoChoice() {
        Outputs outputs = new Outputs(List.of(cell("ba", 21, 12), cell("ba", 42, 24)));
        assertEquals(Outputs.GROWING, outputs.of(cell("ba", 21, 12)));
    }

    @Test
    void outputsThatAreChosenTellCurvesFromEachOther() {
        Outputs map = new Outputs(List.of(cell("map", 4, 4), cell("map", 4, 16), cell("map", 16, 4)));
        assertEquals(16, map.of(cell("map", 4, 16)));
        Outputs fixed = new Outputs(List.of(cell("map", 4, 4), cell("map", 16, 4)));
        assertEquals(4, fixed.of(cell("map", 4, 4)));
        Outputs one = new Outputs(List.of(cell("product", 4, 1), cell("product", 16, 1)));
        assertEquals(1, one.of(cell("product", 4, 1)));
    }

    @Test
    void everyFamilyForItself() {
        Outputs outputs = new Outputs(List.of(cell("ba", 21, 12), cell("ba", 42, 24), cell("product", 4, 1)));
        assertEquals(1, outputs.of(cell("product", 4, 1)));
        assertEquals(Outputs.GROWING, outputs.of(cell("ba", 42, 24)));
    }
}
