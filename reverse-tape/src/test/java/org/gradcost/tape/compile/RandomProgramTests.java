package org.gradcost.tape.compile;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of a class that checks {@link RandomPrograms}: one for each kind of them. */
abstract class RandomProgramTests {

    private static final int TRIANGLES = RandomPrograms.count(1500) / 10;
    private static final int LAYERS = RandomPrograms.count(1500) / 20;
    private static final int MORE = RandomPrograms.count(10_000);

    private final int nests;

    /**
     * Creates the tests.
     *
     * @param nests how many loop nests are checked, of which hundreds take no longer than a few networks of layers
     */
    RandomProgramTests(int nests) {
        this.nests = RandomPrograms.count(nests);
    }

    /** Checks so many programs of a kind. */
    abstract void check(LongFunction<RandomFunction> program, int count);

    @Test
    void randomLoopNests() {
        check(RandomCircuit::new, nests);
    }

    @Test
    void randomTriangularNests() {
        check(RandomTriangle::new, TRIANGLES);
    }

    @Test
    void randomLayers() {
        check(RandomLayers::new, LAYERS);
    }

    @Tag("thorough")
    @Test
    void manyMoreOfAll() {
        check(RandomCircuit::new, MORE);
        check(RandomTriangle::new, MORE / 25);
        check(RandomLayers::new, MORE / 50);
    }
}
