package org.gradcost.tape.compile;

/** The code for one outcome of the guards, with arrays of its own to work in. */
final class Variant {

    final VariantCode code;
    private final RunnableSweep[] sweeps = new RunnableSweep[SweepKind.COUNT];
    private long setUpNanos;

    /** The variant that was right after this one the last time: the prediction for the next call. */
    Variant successor = this;

    Variant(VariantCode code) {
        this.code = code;
    }

    /** Returns a sweep, compiled if it has not been before. */
    RunnableSweep sweep(SweepKind kind) {
        RunnableSweep sweep = sweeps[kind.index()];
        return sweep == null ? make(kind) : sweep;
    }

    private RunnableSweep make(SweepKind kind) {
        boolean known = code.has(kind);
        long start = System.nanoTime();
        RunnableSweep sweep = new RunnableSweep(code.of(kind), this);
        sweeps[kind.index()] = sweep;
        setUpNanos += known ? 0 : System.nanoTime() - start;
        return sweep;
    }

    /** Returns the time that compiling took, in ns; 0 for what another copy has compiled. */
    long setUpNanos() {
        return setUpNanos;
    }

    /** Returns the bytes that further arrays may take. */
    long room() {
        return code.mostBytes() - bytes();
    }

    /** Returns the bytes of its arrays. */
    long bytes() {
        long bytes = 0;
        for (RunnableSweep sweep : sweeps) {
            bytes += sweep == null ? 0 : sweep.bytes();
        }
        return bytes;
    }
}
