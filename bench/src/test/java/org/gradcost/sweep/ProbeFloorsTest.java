package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeFloorsTest {

    private static final Launcher BASE = launcher();
    private static final Launcher SLOWER = launcher("-XX:TieredStopAtLevel=1");

    private final ProbeFloors floors = new ProbeFloors();

    @Test
    void areThoseOfEachSide() {
        floors.add(BASE, 5000);
        floors.add(SLOWER, 9000);
        floors.add(BASE, 4900);
        floors.add(BASE, 5100);
        assertEquals(4900, floors.of(BASE));
        assertEquals(9000, floors.of(SLOWER));
    }

    /** A jar that races itself. */
    @Test
    void areThoseOfBothSidesIfTheyAreTheSame() {
        floors.add(BASE, 5000);
        assertEquals(5000, floors.of(launcher()));
    }

    private static Launcher launcher(String... arguments) {
        return new Launcher(Path.of("java"), List.of(arguments), "benchmarks.jar", false);
    }
}
