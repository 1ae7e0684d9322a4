package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.gradcost.dual.Dual;
import org.gradcost.sparse.SparsityPattern;
import org.gradcost.tape.NestedTape;
import org.gradcost.tape.NestedVariable;

/**
 * Random programs, those of {@link CompiledFuzzTest}: J·v, Jᵀ·w for several w, H·v and Jacobians of compiled functions against
 * interpreted numbers, at a new point, and ⟨w, J·v⟩ against ⟨Jᵀ·w, v⟩. A program that fails prints its seed.
 *
 * <p>Without end: {@code -Dgradcost.fuzz=endless}; from a seed on: {@code -Dgradcost.fuzz.from=SEED}.
 */
class CompiledFunctionFuzzTest extends RandomProgramTests {

    private static final double CHAOTIC = 1e6;
    /** With the programs of the other kinds, 5000. */
    private static final int NESTS = 4775;

    private static final int DIRECTIONS = 4;

    /** As many as are taken in rows. */
    private static final int MANY = 14;

    CompiledFunctionFuzzTest() {
        super(NESTS);
    }

    @Override
    void check(LongFunction<RandomFunction> circuit, int count) {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger chaotic = new AtomicInteger();
        RandomPrograms.forEach(circuit, count, (seed, program, options) -> {
            try {
                if (!new Comparison(seed, program, options).check()) {
                    chaotic.incrementAndGet();
                }
            } catch (TraceTooLongException e) {
                refused.incrementAndGet();
            } catch (RuntimeException | LinkageError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        });
        assertTrue(refused.get() <= count / 200, refused + " circuits refused as too long");
        assertTrue(chaotic.get() <= count / 5, chaotic + " circuits left out: their derivatives have few digits");
    }

    /** One program. */
    private static final class Comparison {

        private final long seed;
        private final RandomFunction circuit;
        private final CompileOptions options;
        private final double[] x;
        private final double[][] v;

        /** The outputs that were computed with the Jacobian by static support. */
        private double[] outputs;

        Comparison(long seed, RandomFunction circuit, CompileOptions options) {
            this.seed = seed;
            this.circuit = circuit;
            this.options = options;
            this.x = circuit.point();
            SplittableRandom random = new SplittableRandom(seed);
            this.v = new double[random.nextInt(6) == 0 ? MANY : 1 + random.nextInt(DIRECTIONS)][];
            Arrays.setAll(v, k -> random.doubles(x.length, -1, 1).toArray());
        }

        /** False if derivatives are so large that rounding leaves few of their digits. */
        boolean check() {
            return switch ((int) (seed % 3)) {
                case 0 -> checkTangents();
                case 1 -> checkSecondDerivatives();
                default -> checkJacobian();
            };
        }

        private CompiledFunction compiled(TracedFunction function) {
            return CompiledFunction.compile(function, options, circuit.point(), new double[0]);
        }

        private Dual[] along(double[] direction) {
            Dual[] inputs = new Dual[x.length];
            Arrays.setAll(inputs, i -> Dual.of(x[i], direction[i]));
            return inputs;
        }

        private boolean checkTangents() {
            CompiledFunction f = compiled(TracedFunction.of(new OfPoint<>(circuit::run)));
            double[][] dy = new double[v.length][1];
            double[] gradient = new double[x.length];
            double value = f.jvp(x, v, dy);
            f.gradient(x, gradient);
            for (int k = 0; k < v.length; k++) {
                Dual y = circuit.run(along(v[k]));
                if (isChaotic(y.getReal(), y.tangent(), norm(gradient))) {
                    return false;
                }
                same(y.getReal(), value, Math.max(1, Math.abs(y.getReal())), "the value");
                same(y.tangent(), dy[k][0], norm(gradient), "J·v " + k);
                same(dot(gradient, v[k]), dy[k][0], norm(gradient), "⟨g, v⟩");
            }
            return true;
        }

        private boolean checkSecondDerivatives() {
            CompiledFunction f = compiled(TracedFunction.of(new OfPoint<>(circuit::run)));
            double[] gradient = new double[x.length];
            double[][] hv = new double[v.length][x.length];
            f.hvp(x, v, gradient, hv);
            double[][] hessian = new double[x.length][x.length];
            boolean hasHessian = seed / 3 % 8 == 0 && hessianBySupport(f, hessian);
            for (int k = 0; k < v.length; k++) {
                NestedTape<Dual> tape = new NestedTape<>();
                NestedVariable<Dual>[] nested = new NestedVariable[x.length];
                Dual[] inputs = along(v[k]);
                Arrays.setAll(nested, i -> tape.input(inputs[i]));
                Dual[] second = tape.gradient(circuit.run(nested));
                double norm = norm(hv[k]) + norm(gradient);
                if (isChaotic(norm)) {
                    return false;
                }
                for (int i = 0; i < x.length; i++) {
                    same(second[i].getReal(), gradient[i], norm, "∂/∂x" + i);
                    same(second[i].tangent(), hv[k][i], norm, "(H·v)" + i);
                    if (hasHessian) {
                        same(
                                second[i].tangent(),
                                dot(hessian[i], v[k]),
                                norm,
                                "row " + i + " of H by support, times v");
                    }
                }
                same(dot(hv[0], v[k]), dot(hv[k], v[0]), norm, "⟨H·v, u⟩");
            }
            return true;
        }

        private boolean checkJacobian() {
            CompiledFunction f = compiled(TracedFunction.ofMany(new OfPoint<>(circuit::runMany)));
            int m = f.outputs();
            double[][] jacobian = new double[m][x.length];
            double[][] dy = new double[v.length][m];
            double[] values = new double[m];
            double[][] w = new double[v.length][m];
            double[][] dx = new double[v.length][x.length];
            SplittableRandom random = new SplittableRandom(~seed);
            Arrays.setAll(w, k -> random.doubles(m, -1, 1).toArray());
            f.values(x, values);
            f.jvp(x, v, dy);
            f.vjp(x, w, dx);
            boolean isColoured = seed % 2 == 0; // one way to the Jacobian a program: each is compiled anew
            double[][] bySupport = new double[m][x.length];
            boolean hasSupport = !isColoured && m > 1 && jacobianBySupport(f, bySupport);
            if (isColoured) {
                f.jacobian(x, jacobian);
            }
            for (int k = 0; k < v.length; k++) {
                Dual[] y = circuit.runMany(along(v[k]));
                double norm = norm(dy[k]) + norm(dx[k]) + norm(values);
                for (double[] row : isColoured ? jacobian : bySupport) {
                    norm = Math.max(norm, norm(row));
                }
                if (isChaotic(norm)) {
                    return false;
                }
                for (int i = 0; i < m; i++) {
                    if (hasSupport) {
                        same(y[i].getReal(), outputs[i], norm, "output " + i + " by support");
                        same(y[i].tangent(), dot(bySupport[i], v[k]), norm, "row " + i + " of J by support, times v");
                    }
                    same(y[i].getReal(), values[i], norm, "output " + i);
                    same(y[i].tangent(), dy[k][i], norm, "(J·v)" + i);
                    if (isColoured) {
                        same(y[i].tangent(), dot(jacobian[i], v[k]), norm, "row " + i + " of J, times v");
                    }
                }
                same(dot(w[k], dy[k]), dot(dx[k], v[k]), norm, "⟨w, J·v⟩");
            }
            return true;
        }

        /** False where a choice by Functions.max or min would read a value. */
        private boolean hessianBySupport(CompiledFunction f, double[][] hessian) {
            try {
                return jacobianBySupport(f.gradientMap(), hessian);
            } catch (ValueReadException e) {
                return false;
            }
        }

        /** Computes a Jacobian in one of the two ways by static support, and the outputs with it. */
        private boolean jacobianBySupport(CompiledFunction f, double[][] jacobian) {
            try {
                SparsityPattern pattern = f.jacobianPattern();
                double[] entries = new double[pattern.entries()];
                outputs = new double[jacobian.length];
                if (seed % 4 == 1) {
                    f.jacobianBySupport(x, new double[0], outputs, entries);
                } else {
                    f.preaccumulatedJacobian(x, new double[0], outputs, entries);
                }
                for (int row = 0; row < jacobian.length; row++) {
                    for (int e = pattern.start()[row]; e < pattern.start()[row + 1]; e++) {
                        jacobian[row][pattern.column()[e]] = entries[e];
                    }
                }
                return true;
            } catch (TraceTooLongException e) {
                return false;
            }
        }

        private static boolean isChaotic(double... numbers) {
            return !(norm(numbers) < CHAOTIC);
        }

        private void same(double expected, double actual, double scale, String what) {
            assertTrue(
                    Math.abs(expected - actual) <= 1e-12 * scale * x.length,
                    () -> "seed " + seed + ", " + options + ", " + what + ": " + expected + " interpreted, " + actual
                            + " compiled");
        }

        private static double norm(double[] numbers) {
            double norm = 1;
            for (double number : numbers) {
                norm = Math.abs(number) <= norm ? norm : Math.abs(number); // NaN too
            }
            return norm;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
