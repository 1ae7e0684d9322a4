package org.gradcost.tape.compile.ir;

/** A number as a function of the iteration vector: a position, or the bits of a constant. */
public interface IterationFunction {

    /**
     * Returns the number in an iteration.
     *
     * @param iteration the counter of each loop by its depth
     */
    long at(int[] iteration);

    /**
     * Returns whether each iteration of a loop adds the same stride to the number, in all iterations that a cursor visits.
     */
    default boolean isAffine(Loop loop, long stride, IterationCursor cursor) {
        int[] iteration = cursor.iteration;
        boolean affine = true;
        while (affine && cursor.next()) {
            long here = at(iteration);
            int counter = iteration[loop.depth];
            iteration[loop.depth] = 0;
            affine = here - at(iteration) == stride * counter;
            iteration[loop.depth] = counter;
        }
        return affine;
    }
}
