package org.gradcost.tape.compile;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** The code of one sweep with its own work arrays. It must not be used by several threads at the same time. */
final class RunnableSweep {

    final CompiledCode code;
    final Frame frame;

    private int width;

    RunnableSweep(CompiledCode code) {
        this.code = code;
        this.frame = code.newFrame();
    }

    /** Sets the tangents of an array: a direction, or what receives a result. */
    void setTangent(Array array, int lane, double[] tangent) {
        frame.lanes[lane * Array.COUNT + array.number] = tangent;
    }

    /** Allocates rows of tangents with {@code width} numbers each. */
    void setWidth(int width) {
        double[][] values = frame.rowsOf[Array.VALUES.number];
        if (values == null || width != this.width) {
            this.width = width;
            frame.rowsOf[Array.VALUES.number] = new double[code.workspace][width];
            frame.rowsOf[Array.ADJOINTS.number] = new double[code.memory][width];
            frame.rowsOf[Array.LOCALS.number] = new double[code.localRows][width];
        }
    }

    /** Sets the rows of tangents of an array: directions, or what receives a result. */
    void setRows(Array array, double[][] rows) {
        frame.rowsOf[array.number] = rows;
    }

    /** Runs the code at the point and with the data of the frame, and returns the value. */
    double run() {
        return code.sweep.run(frame);
    }

    /** Runs the code once more, with {@code 0·∞ = 0} in the chain rule. */
    double runWithStrongZeros() {
        return code.strongZero().run(frame);
    }

    /** Returns whether the gradient that was computed has no NaN. */
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
        for (double[][] rows : frame.rowsOf) {
            numbers += rows == null ? 0 : (long) rows.length * width;
        }
        return Double.BYTES * numbers + (long) Integer.BYTES * code.tables.length;
    }
}
