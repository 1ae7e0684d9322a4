package org.gradcost.tape.compile;

import java.util.function.LongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of a class that checks {@link RandomPrograms}: one for each kind of them. */
abstract class RandomProgramTests {

    private static final int COUNT = RandomPrograms.count(1500);
    private static final int MORE = RandomPrograms.count(3400);

    /** Checks so many programs of a kind. */
    abstract void check(LongFunction<RandomFunction> program, int count);

    @Test
    void randomLoopNests() {
        check(RandomCircuit::new, COUNT);
    }

    @Test
    void randomTriangularNests() {
        check(RandomTriangle::new, COUNT / 10);
    }

    @Test
    void randomLayers() {
        check(RandomLayers::new, COUNT / 20);
    }

    @Tag("thorough")
    @Test
    void manyMoreOfAll() {
        check(RandomCircuit::new, MORE);
        check(RandomTriangle::new, MORE / 10);
        check(RandomLayers::new, MORE / 20);
    }
}
