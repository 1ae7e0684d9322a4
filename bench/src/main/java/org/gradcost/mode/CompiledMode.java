package org.gradcost.mode;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;

/**
 * The modes whose first gradient traces the circuit and compiles it into a class, which every gradient then runs. The data of a
 * problem are constants in that class, unless they may change. Circuits that branch on the values of their variables are left
 * out.
 */
abstract class CompiledMode implements Mode {

    /** Bytes per gate during tracing and compilation: helmholtz with 9·10⁶ gates takes between 0.9 and 1.2 GB. */
    private static final int BYTES_PER_GATE = 110;

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.NATURAL, Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public String purpose() {
        return "functions whose gates can be recorded";
    }

    @Override
    public final List<Granularity> granularities(Problem problem) {
        return Traceable.isPossible(problem) ? possible(problem) : List.of();
    }

    /** Returns the granularities of a problem that can be traced. */
    List<Granularity> possible(Problem problem) {
        return Mode.super.granularities(problem);
    }

    @Override
    public final boolean hasKernels(Granularity gates) {
        return true;
    }

    /** Returns the bytes of a trace and its compilation, which do not depend on what is compiled from the trace. */
    @Override
    public final IntToDoubleFunction bytes(Family family, Granularity gates) {
        return new TapeSizeModel(
                new ReverseCompiled(), family, gates, compiled -> (double) BYTES_PER_GATE * compiled.recordedGates());
    }
}
