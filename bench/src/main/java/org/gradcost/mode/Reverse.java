package org.gradcost.mode;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gradcost.family.Family;
import org.gradcost.family.MapProblem;
import org.gradcost.family.MatrixCircuit;
import org.gradcost.family.Problem;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;
import org.gradcost.sparse.SeedGroups;
import org.gradcost.tape.MatrixTape;
import org.gradcost.tape.MatrixVariable;
import org.gradcost.tape.Tape;
import org.gradcost.tape.Variable;

/** Reverse mode: one recording and one sweep for any n, with a new recording for every gradient. */
public final class Reverse implements Mode {

    /** The name in commands and files. */
    public static final String NAME = "reverse";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.INTERPRETED, 20)
                .with(new Usage(
                        "operations that change from point to point, or few gradients",
                        "a new recording for each gradient, on one tape",
                        "compile a function whose operations stay the same"));
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.NATURAL, Granularity.SCALAR, Granularity.FUSED, Granularity.MATRIX);
    }

    /** Returns whether the problem has several outputs; it is then recorded once and swept for each output. */
    @Override
    public boolean manyPasses(Problem problem) {
        return problem instanceof MapProblem;
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return manyPasses(problem) ? Mode.super.passes(problem, gates, width) : 1;
    }

    @Override
    public Snippet snippet(Problem problem, Granularity gates, int width) {
        if (Snippet.isScalarMap(problem, gates)) {
            return Snippet.of(
                    List.of(Tape.class, Variable.class),
                    "Tape tape = new Tape();",
                    "Variable[] y = new Variable[f.outputs()];",
                    "f.scalar(tape.inputs(point), y);",
                    "double[][] jacobian = new double[y.length][point.length];",
                    "for (int i = 0; i < y.length; i++) { tape.gradient(y[i], jacobian[i]); }");
        }
        return Snippet.isPlain(problem, gates)
                ? Snippet.of(
                        List.of(Tape.class, Variable.class),
                        "Tape tape = new Tape();",
                        "Variable y = " + Snippet.call(gates, "tape.inputs(point)") + ";",
                        "double[] gradient = tape.gradient(y);",
                        "double value = y.getReal();")
                : Mode.super.snippet(problem, gates, width);
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        if (problem instanceof MapProblem map) {
            return gates == Granularity.MATRIX
                    ? new MatrixJacobian.Reverse((MatrixCircuit) problem)
                    : new ReverseJacobian(map, SeedGroups.ofEachOutput(map.pattern()));
        }
        return gates == Granularity.MATRIX
                ? new OfMatrices((MatrixCircuit) problem)
                : new OfScalars(CircuitFunction.of(problem, gates), problem.inputs().length);
    }

    @Override
    public IntToDoubleFunction bytes(Family family, Granularity gates) {
        return new TapeSizeModel(this, family, gates, Differentiator::tapeBytes);
    }

    private static final class OfScalars implements Differentiator {

        private final Tape tape = new Tape();
        private final CircuitFunction circuit;
        private final Variable[] inputs;

        OfScalars(CircuitFunction circuit, int n) {
            this.circuit = circuit;
            this.inputs = new Variable[n];
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            tape.inputs(x, inputs);
            Variable y = circuit.of(inputs);
            tape.gradient(y, gradient);
            return y.getReal();
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

    private static final class OfMatrices implements Differentiator {

        private final MatrixTape tape = new MatrixTape();
        private final MatrixCircuit circuit;
        private final MatrixInputs inputs;

        OfMatrices(MatrixCircuit circuit) {
            this.circuit = circuit;
            this.inputs = new MatrixInputs(circuit);
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            inputs.moveTo(x);
            MatrixVariable y = circuit.matrix(tape.inputs(inputs.matrices()));
            tape.gradient(y, gradient);
            return y.value().data[0];
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
}
