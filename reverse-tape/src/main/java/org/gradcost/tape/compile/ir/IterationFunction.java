package org.gradcost.tape.compile.ir;

/** A number that moves with the loops around it: a position, or the bits of a constant. */
public interface IterationFunction {

    /** What it is where the loops are {@link Loop#at}. */
    long now();

    /** Whether each iteration of a loop moves it by so much, wherever the loops that are walked through are. */
    default boolean isEven(Loop loop, long stride, IterationCursor cursor) {
        boolean even = true;
        while (cursor.next(even)) {
            long here = now();
            int at = loop.at;
            loop.at = 0;
            even = here - now() == stride * at;
            loop.at = at;
        }
        return even;
    }
}
