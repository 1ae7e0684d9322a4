package org.gradcost.tape.compile;

import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The random programs that the fuzz tests run, in all options of the compiler: by default so many, without end under
 * {@code -Dgradcost.fuzz=endless}, and from the seed {@code -Dgradcost.fuzz.from}.
 */
final class RandomPrograms {

    private static final boolean ENDLESS =
            System.getProperty("gradcost.fuzz", "").equals("endless");
    private static final long FROM = Long.getLong("gradcost.fuzz.from", 1);

    private static final CompileOptions[] OPTIONS = {
        CompileOptions.DEFAULT,
        new CompileOptions(false, true, true, Integer.MAX_VALUE),
        new CompileOptions(true, false, true, Integer.MAX_VALUE),
        new CompileOptions(false, false, false, Integer.MAX_VALUE),
        new CompileOptions(true, true, true, 40),
        new CompileOptions(true, true, false, 12)
    };

    private RandomPrograms() {}

    /** Checks one program. */
    interface Check {
        void of(long seed, RandomFunction program, CompileOptions options);
    }

    /** Returns how many programs a test runs: what {@code -Dgradcost.fuzz.count} says, or its own number. */
    static int count(int own) {
        return Integer.getInteger("gradcost.fuzz.count", own);
    }

    static void forEach(LongFunction<RandomFunction> program, int count, Check check) {
        LongStream seeds = ENDLESS ? LongStream.iterate(FROM, s -> s + 1) : LongStream.range(FROM, FROM + count);
        seeds.parallel().forEach(seed -> check.of(seed, program.apply(seed), OPTIONS[(int) (seed % OPTIONS.length)]));
    }
}
