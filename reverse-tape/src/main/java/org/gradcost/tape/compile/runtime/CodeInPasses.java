package org.gradcost.tape.compile.runtime;

/**
 * Code of a gradient whose tangents take too much memory for one pass. Each pass computes the value and a part of the
 * gradient.
 */
public final class CodeInPasses implements GeneratedCode {

    private final GeneratedCode pass;
    private final int inputs;
    private final int width;
    private final int units;

    /**
     * Creates the code of the whole gradient from that of one pass.
     *
     * @param inputs the number of components of the gradient
     * @param width the number of components of a pass
     * @param units the number of stored tangents, beginning with the first, that are unit tangents of inputs
     */
    public CodeInPasses(GeneratedCode pass, int inputs, int width, int units) {
        this.pass = pass;
        this.inputs = inputs;
        this.width = width;
        this.units = units;
    }

    @Override
    public double run(Frame frame) {
        double value = 0;
        for (int first = 0; first < inputs; first += width) {
            frame.first = first;
            frame.end = Math.min(inputs, first + width);
            for (int unit = 0; unit < units; unit++) {
                StoredTangents.clearInPass(frame.tangents[unit], unit, unit + 1, frame);
                StoredTangents.addInPass(frame.tangents[unit], unit, 1, frame);
            }
            value = pass.run(frame);
            for (int unit = 0; unit < units; unit++) {
                StoredTangents.clearInPass(frame.tangents[unit], unit, unit + 1, frame);
            }
        }
        return value;
    }
}
