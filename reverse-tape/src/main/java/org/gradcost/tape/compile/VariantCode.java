package org.gradcost.tape.compile;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcost.tape.compile.trace.Trace;

/**
 * The code for one outcome of the guards, shared by the copies of a function: one piece for each kind of sweep, compiled
 * when it is first needed. The trace is kept as long as memory allows, and recorded again at the same point where it was
 * not. A call that is replayed has such code too, for questions about its point; nothing is compiled unless it is asked for.
 */
final class VariantCode {

    private final TracedFunction function;
    private final CompileOptions options;
    private final double[] point;
    private final double[] data;
    private final CompiledCode[] codes = new CompiledCode[SweepKind.COUNT];
    private final List<SweepKind> kinds = new ArrayList<>();
    private final int outputs;
    private final int gates;
    private final boolean compares;
    private final boolean hasStrongZeros;
    private SoftReference<RolledTrace> rolled;
    private MatrixPlan jacobian;
    private MatrixPlan hessian;

    /** Keeps a rolled trace of the function, recorded at a point and with data. */
    VariantCode(TracedFunction function, CompileOptions options, double[] point, double[] data, RolledTrace rolled) {
        this(function, options, point, data, rolled.trace());
        this.rolled = new SoftReference<>(rolled);
    }

    /** Describes a trace of the function, recorded at a point and with data, without keeping it. */
    VariantCode(TracedFunction function, CompileOptions options, double[] point, double[] data, Trace trace) {
        this.function = function;
        this.options = options;
        this.point = point.clone();
        this.data = data.clone();
        this.rolled = new SoftReference<>(null);
        this.outputs = Math.max(1, trace.outputs());
        this.gates = trace.gates();
        this.compares = trace.compares();
        this.hasStrongZeros = trace.hasStrongZeros();
    }

    /** Returns whether the trace was recorded at a point and with data. */
    boolean isOf(double[] otherPoint, double[] otherData) {
        return Arrays.equals(point, otherPoint) && Arrays.equals(data, otherData);
    }

    /** Returns whether the code of a sweep has been compiled. */
    synchronized boolean has(SweepKind kind) {
        return codes[kind.index()] != null;
    }

    /** Returns the code of a sweep, compiled now if it has not been before. */
    synchronized CompiledCode of(SweepKind kind) {
        CompiledCode code = codes[kind.index()];
        if (code == null) {
            try {
                code = Pipeline.compile(rolled(), kind, options);
            } catch (RuntimeException e) {
                throw Refusal.of(e);
            }
            codes[kind.index()] = code;
            kinds.add(kind);
        }
        return code;
    }

    /** Returns the sweeps that have been compiled, the first one first. */
    synchronized List<SweepKind> kinds() {
        return List.copyOf(kinds);
    }

    /** Returns the number of loops found in the trace, including inner loops; 0 before any compilation. */
    synchronized int loops() {
        int loops = 0;
        for (SweepKind kind : kinds) {
            loops = Math.max(loops, codes[kind.index()].loops);
        }
        return loops;
    }

    /** Returns the size of the bytecode of all compiled sweeps, in bytes. */
    synchronized int codeBytes() {
        int bytes = 0;
        for (SweepKind kind : kinds) {
            bytes += codes[kind.index()].codeBytes;
        }
        return bytes;
    }

    /** Returns the text of all compiled sweeps, one after the other. */
    synchronized String text() {
        StringBuilder text = new StringBuilder();
        for (SweepKind kind : kinds) {
            text.append(text.isEmpty() ? "" : "\n").append(codes[kind.index()].text());
        }
        return text.toString();
    }

    /** Compiles the gradient of this function of one output as a function of many, at the same point. */
    CompiledFunction gradientMap() {
        return GradientMap.compile(function, options, point, data);
    }

    /** Returns the bytes that the work arrays of one instance may take. */
    long mostBytes() {
        return options.bytes();
    }

    /** Returns the number of gates that the outputs depend on. */
    int gates() {
        return gates;
    }

    /** Returns whether comparisons decide if this code can be used at a point. */
    boolean compares() {
        return compares;
    }

    /** Returns whether values contain products of the chain rule, in which 0·∞ must be 0 and not NaN. */
    boolean hasStrongZeros() {
        return hasStrongZeros;
    }

    /** Returns how the Jacobian is computed. */
    synchronized MatrixPlan jacobian() {
        jacobian = jacobian == null ? MatrixPlan.ofJacobian(trace()) : jacobian;
        return jacobian;
    }

    /** Returns how the Hessian is computed. */
    synchronized MatrixPlan hessian() {
        hessian = hessian == null ? MatrixPlan.ofHessian(trace()) : hessian;
        return hessian;
    }

    /** Returns the number of outputs. */
    int outputs() {
        return outputs;
    }

    /** Returns the trace with its loops, recorded again if it is not kept. */
    synchronized RolledTrace rolled() {
        RolledTrace known = rolled.get();
        if (known == null) {
            Trace trace = function.trace(point, data);
            try {
                known = Pipeline.roll(trace, options);
            } catch (RuntimeException e) {
                throw Refusal.of(e);
            }
            rolled = new SoftReference<>(known);
        }
        return known;
    }

    private Trace trace() {
        RolledTrace known = rolled.get();
        return known == null ? function.trace(point, data) : known.trace();
    }
}
