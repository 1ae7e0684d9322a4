package org.gradcost.tape.compile;

/**
 * What the compiler may do, for tests to switch off.
 *
 * @param fuse run each iteration of a last loop forward and backward at once
 * @param recompute compute cheap values again instead of keeping them
 * @param jam multiply by whole matrices, take iterations of a loop around a loop together, hand on what neighbouring
 *     iterations add to, split sums and copy rows
 * @param longest gates of a body above which it is cut into methods; the compiler halves it until methods are short enough
 * @param seconds after which a trace is refused; looked at after each stage of the work
 */
record CompileOptions(boolean fuse, boolean recompute, boolean jam, int longest, int seconds) {

    static final CompileOptions DEFAULT = new CompileOptions(true, true, true, Integer.MAX_VALUE);

    CompileOptions(boolean fuse, boolean recompute, boolean jam, int longest) {
        this(fuse, recompute, jam, longest, 60);
    }

    CompileOptions withLongest(int gates) {
        return new CompileOptions(fuse, recompute, jam, gates, seconds);
    }
}
