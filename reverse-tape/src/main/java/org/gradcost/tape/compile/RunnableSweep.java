package org.gradcost.tape.compile;

import org.gradcost.tape.compile.code.Array;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** One sweep's code with arrays of its own to work in: not for two threads at once. */
final class RunnableSweep {

    final CompiledCode code;
    final Frame frame;

    RunnableSweep(CompiledCode code) {
        this.code = code;
        this.frame = code.newFrame();
    }

    /** Sets the tangents of an array: a direction, or what receives a result. */
    void setTangent(Array array, int lane, double[] tangent) {
        frame.lanes[lane * Array.COUNT + array.number] = tangent;
    }

    /** Computes at the point and with the data of the frame. */
    double run() {
        return code.sweep.run(frame);
    }

    /** Computes once more, with {@code 0·∞ = 0} in the chain rule. */
    double runWithStrongZeros() {
        return code.strongZero().run(frame);
    }

    /** Whether the gradient that was computed has no NaN. */
    boolean hasNumbers(double[] gradient) {
        NanCheck watch = code.watch;
        return watch.isOn() ? watch.isNumber(frame.adjoints, gradient) : RuntimeSupport.isNumber(gradient);
    }

    /** Returns the bytes of its arrays. */
    long bytes() {
        long numbers = code.workspace
                + frame.adjoints.length
                + code.constants.length
                + code.scratch.size()
                + code.tangents.size();
        for (double[] tangent : frame.lanes) {
            numbers += tangent == null ? 0 : tangent.length;
        }
        return Double.BYTES * numbers + (long) Integer.BYTES * code.tables.length;
    }
}
