package org.gradcost.mode;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.gradcost.family.DataCircuit;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.ScalarCircuit;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.format.Counted;
import org.gradcost.tape.compile.CompiledGradient;
import org.gradcost.tape.compile.TraceTooLongException;
import org.gradcost.tape.compile.ValueReadException;

/**
 * Reverse mode, recorded once: the first gradient traces the circuit and compiles it into a class, which every gradient
 * then runs. The data of a problem are numbers of that class unless they are to change. Circuits that choose by the values of
 * their variables are left out.
 */
public final class ReverseCompiled implements Mode {

    private static final double[] NO_DATA = {};

    /** Bytes per gate while it is traced and compiled: helmholtz with 9·10⁶ gates takes between 0.9 and 1.2 GB. */
    private static final int BYTES_PER_GATE = 110;

    @Override
    public String name() {
        return "reverse-compiled";
    }

    @Override
    public ModeTraits traits() {
        return JarTraits.ofGradcost(Direction.REVERSE, Kind.COMPILED, 30);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.SCALAR, Granularity.FUSED);
    }

    @Override
    public List<Granularity> granularities(Problem problem) {
        return problem instanceof ScalarCircuit circuit && !circuit.readsValues()
                ? Mode.super.granularities(problem)
                : List.of();
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        CircuitFunction circuit = CircuitFunction.of(problem, gates);
        return new Compiled(x -> CompiledGradient.compile(circuit::of, x), () -> NO_DATA);
    }

    @Override
    public Differentiator onChangingData(DataCircuit problem, Granularity gates, int width) {
        return new Compiled(
                x -> gates == Granularity.FUSED
                        ? CompiledGradient.compile(problem::fused, x, problem.data())
                        : CompiledGradient.compile(problem::scalar, x, problem.data()),
                problem::data);
    }

    @Override
    public IntToDoubleFunction bytes(Family family, Granularity gates) {
        return new TapeSizeModel(this, family, gates, compiled -> (double) BYTES_PER_GATE * compiled.recordedGates());
    }

    private static final class Compiled implements Differentiator {

        private final Function<double[], CompiledGradient> compiler;
        private final Supplier<double[]> data;
        private CompiledGradient compiled;
        private double[] point;

        Compiled(Function<double[], CompiledGradient> compiler, Supplier<double[]> data) {
            this.compiler = compiler;
            this.data = data;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            if (compiled == null) {
                compile(x);
            }
            return compiled.gradient(x, data.get(), gradient);
        }

        private void compile(double[] x) {
            try {
                point = x.clone();
                compiled = compiler.apply(x);
            } catch (TraceTooLongException | ValueReadException e) {
                throw new RefusedException(e.getMessage(), e);
            }
        }

        @Override
        public long recordedGates() {
            return compiled == null ? 0 : compiled.gates();
        }

        @Override
        public long tapeBytes() {
            return compiled == null ? 0 : compiled.workspaceBytes() + compiled.codeBytes();
        }

        @Override
        public long prepareNanos() {
            return compiled == null ? 0 : compiled.setUpNanos();
        }

        @Override
        public String explain() {
            return String.format(
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
        public String explainAfter(String pass) {
            return compiled == null ? "" : compiled.codeAfter(pass, point, data.get());
        }
    }
}
