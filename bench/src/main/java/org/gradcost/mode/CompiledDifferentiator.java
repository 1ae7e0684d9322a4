package org.gradcost.mode;

import java.util.Locale;
import org.gradcost.results.format.Counted;
import org.gradcost.tape.compile.CompiledFunction;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/** A function that is compiled at its first point, with the facts about its compilation. */
abstract class CompiledDifferentiator implements Differentiator {

    private final Traceable traceable;
    private CompiledFunction compiled;
    private double[] tracedAt;

    CompiledDifferentiator(Traceable traceable) {
        this.traceable = traceable;
    }

    /**
     * Returns the function, after tracing it at a point if that has not happened before.
     *
     * @throws RefusedException if it cannot be traced
     */
    final CompiledFunction compiledAt(double[] x) {
        if (compiled == null) {
            tracedAt = x.clone();
            try {
                compiled = traceable.compiler().apply(x);
            } catch (TraceTooLongException | ValueReadException e) {
                throw refused(e);
            }
        }
        return compiled;
    }

    /** Returns the function, after compiling it at the problem's own point if that has not happened before. */
    final CompiledFunction compiled() {
        return compiledAt(traceable.inputs());
    }

    /** Returns whether the function was traced with an array of outputs. */
    final boolean isMap() {
        return traceable.isMap();
    }

    /** Returns the current data. */
    final double[] data() {
        return traceable.data().get();
    }

    /** Returns the exception for a function that the compiler refuses. */
    static RefusedException refused(RuntimeException e) {
        return new RefusedException(e.getMessage(), e);
    }

    @Override
    public final long recordedGates() {
        return compiled == null ? 0 : compiled.gates();
    }

    @Override
    public final int loops() {
        return compiled == null ? 0 : compiled.loops();
    }

    @Override
    public final long tapeBytes() {
        return compiled == null ? 0 : compiled.workspaceBytes() + compiled.codeBytes();
    }

    @Override
    public final long prepareNanos() {
        return compiled == null ? 0 : compiled.setUpNanos();
    }

    @Override
    public final String explain() {
        return compiled == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%d gates, %s found, %d bytecodes, %d bytes of workspace, set up in %.0f ms%n%n%s",
                        compiled.gates(),
                        Counted.of(compiled.loops(), "loop"),
                        compiled.codeBytes(),
                        compiled.workspaceBytes(),
                        compiled.setUpNanos() / 1e6,
                        compiled.code());
    }

    @Override
    public final String explainAfter(String pass) {
        return compiled == null ? "" : compiled.codeAfter(pass, tracedAt, data());
    }
}
