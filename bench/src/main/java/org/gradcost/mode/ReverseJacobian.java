package org.gradcost.mode;

import java.util.Arrays;
import org.gradcost.family.MapProblem;
import org.gradcost.sparse.SeedGroups;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/**
 * A Jacobian by reverse mode: the function is recorded once, and a pass is a sweep from a group of outputs, which computes their
 * rows. The outputs of a group are summed by a gate with slopes 1.
 */
final class ReverseJacobian implements ManyPasses {

    private final MapProblem map;
    private final SeedGroups groups;
    private final Tape tape = new Tape();
    private final Variable[] inputs;
    private final Variable[] outputs;
    private final Variable[] joined;
    private final double[] row;
    private double squares;

    ReverseJacobian(MapProblem map, SeedGroups groups) {
        this.map = map;
        this.groups = groups;
        this.inputs = new Variable[map.inputs().length];
        this.outputs = new Variable[map.outputs()];
        this.joined = new Variable[groups.count()];
        this.row = new double[inputs.length];
    }

    @Override
    public void moveTo(double[] x) {
        tape.inputs(x, inputs);
        map.scalar(inputs, outputs);
        squares = 0;
        for (Variable y : outputs) {
            squares += y.getReal() * y.getReal();
        }
        Arrays.setAll(joined, g -> joined(groups.member()[g]));
    }

    private Variable joined(int[] members) {
        Variable[] arguments = new Variable[members.length];
        Arrays.setAll(arguments, k -> outputs[members[k]]);
        if (members.length == 1) {
            return arguments[0];
        }
        double[] ones = new double[members.length];
        Arrays.fill(ones, 1);
        return arguments[0].fromPartials(0, ones, arguments);
    }

    @Override
    public int passes() {
        return groups.count();
    }

    @Override
    public double pass(int g, double[] jacobian) {
        tape.gradient(joined[g], row);
        groups.take(g, row, jacobian);
        return squares;
    }

    @Override
    public long recordedGates() {
        return tape.recordedGates();
    }

    @Override
    public long tapeBytes() {
        return tape.bytes();
    }
}
