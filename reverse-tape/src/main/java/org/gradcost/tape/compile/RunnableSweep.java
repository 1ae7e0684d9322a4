package org.gradcost.tape.compile;

import org.gradcost.tape.compile.code.expression.Array;
import org.gradcost.tape.compile.loopopt.NanCheck;
import org.gradcost.tape.compile.runtime.Frame;
import org.gradcost.tape.compile.runtime.RuntimeSupport;

/** The code of one sweep with its own work arrays. It must not be used by several threads at the same time. */
final class RunnableSweep {

    final CompiledCode code;
    final Frame frame;

    private final Variant variant;

    private int width;

    /**
     * Allocates the work arrays.
     *
     * @param variant the variant with whose other arrays they share the memory
     * @throws TraceTooLongException if they would take too much
     */
    RunnableSweep(CompiledCode code, Variant variant) {
        this.code = code;
        this.variant = variant;
        long bytes = code.frameBytes();
        if (bytes > variant.room()) {
            throw WorkArrays.refusal(
                    "the work arrays of " + code.gates + " gates",
                    bytes,
                    variant.bytes(),
                    variant.code.mostBytes(),
                    "");
        }
        this.frame = code.newFrame();
    }

    /** Sets the tangents of an array: a direction, or what receives a result. */
    void setTangent(Array array, int lane, double[] tangent) {
        frame.lanes[lane * Array.COUNT + array.number] = tangent;
    }

    /**
     * Allocates rows of tangents with {@code width} numbers each.
     *
     * @throws TraceTooLongException if they would take too much memory
     */
    void setWidth(int width) {
        double[][] values = frame.rowsOf[Array.VALUES.number];
        if (values == null || width != this.width) {
            int widest = widestRow(width);
            if (width > widest) {
                long held = variant.bytes() - rowBytes(this.width);
                throw WorkArrays.refusal(
                        "the tangents of " + code.rows() + " values in " + width + " directions",
                        rowBytes(width),
                        held,
                        variant.code.mostBytes(),
                        widest == 0 ? "" : "take at most " + widest + " directions at once, or ");
            }
            this.width = width;
            setRows(0); // so that the collector can take the old rows
            setRows(width);
        }
    }

    private void setRows(int width) {
        int present = width == 0 ? 0 : 1;
        frame.rowsOf[Array.VALUES.number] = width == 0 ? new double[0][] : code.newValueRows(width);
        frame.rowsOf[Array.ADJOINTS.number] = new double[present * code.adjoints][width];
        frame.rowsOf[Array.LOCALS.number] = new double[present * code.localRows][width];
    }

    /** Returns how many numbers a row of tangents may have so that the memory is enough, up to a limit. */
    int widestRow(int limit) {
        long numbers = (variant.room() + rowBytes(width)) / Math.max(1, code.rows()) - WorkArrays.OVERHEAD;
        return (int) Math.max(0, Math.min(limit, numbers / Double.BYTES));
    }

    private long rowBytes(int numbers) {
        return numbers == 0 ? 0 : WorkArrays.bytes(code.rows(), numbers);
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
        return code.frameBytes()
                + rowBytes(width)
                + (long) Double.BYTES * code.constants.length
                + (long) Integer.BYTES * code.tables.length;
    }
}
