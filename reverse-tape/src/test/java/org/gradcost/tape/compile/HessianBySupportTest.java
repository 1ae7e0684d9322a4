package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Hessians of chains by static support: the Jacobian of the gradient, whose values have tangents in bands. */
class HessianBySupportTest {

    private static final int CHAINS = 60;

    /**
     * A sum of terms of neighbouring variables, all by one random program.
     *
     * @param window the variables of a term
     * @param steps a row for each step: an operation and the numbers of its operands
     */
    private record Chain(int window, int[][] steps, double factor) {

        static Chain of(SplittableRandom random) {
            int window = 2 + random.nextInt(3);
            int[][] steps = new int[window + random.nextInt(4)][];
            for (int s = 0; s < steps.length; s++) {
                int known = window + s;
                // Each variable is an operand of some step, so that the term depends on all of them.
                int first = s < window ? s : random.nextInt(known);
                int second =
                        s == 0 ? random.nextInt(window) : random.nextInt(3) == 0 ? random.nextInt(known) : known - 1;
                steps[s] = new int[] {random.nextInt(6), first, second};
            }
            return new Chain(window, steps, random.nextDouble(0.5, 1.5));
        }

        TraceVariable run(TraceVariable[] x) {
            TraceVariable sum = x[0].newInstance(0);
            for (int i = 0; i + window <= x.length; i++) {
                sum = sum.add(term(x, i));
            }
            return sum;
        }

        private TraceVariable term(TraceVariable[] x, int i) {
            TraceVariable[] known = new TraceVariable[window + steps.length];
            System.arraycopy(x, i, known, 0, window);
            for (int s = 0; s < steps.length; s++) {
                known[window + s] = apply(steps[s][0], known[steps[s][1]], known[steps[s][2]]);
            }
            return known[known.length - 1];
        }

        private TraceVariable apply(int operation, TraceVariable a, TraceVariable b) {
            return switch (operation) {
                case 0 -> a.multiply(b);
                case 1 -> a.multiply(a).subtract(b);
                case 2 -> a.add(b.multiply(factor)).sin();
                case 3 -> a.divide(b.multiply(b).add(1));
                case 4 -> a.multiply(b).negate().exp();
                default -> a.subtract(b.sin()).multiply(b);
            };
        }
    }

    private static CompiledFunction compile(Function<TraceVariable[], TraceVariable> function, int n) {
        return CompiledFunction.compile(function, CompiledSupportTest.point(n));
    }

    private static double[][] bySupport(CompiledFunction f, double[] x) {
        double[][] hessian = new double[x.length][x.length];
        f.gradientMap().jacobianBySupport(x, hessian);
        return hessian;
    }

    /** Returns the products with the unit vectors. */
    private static double[][] byColumns(CompiledFunction f, double[] x) {
        int n = x.length;
        double[][] units = new double[n][n];
        for (int i = 0; i < n; i++) {
            units[i][i] = 1;
        }
        double[][] columns = new double[n][n];
        f.hvp(x, units, new double[n], columns);
        return columns;
    }

    @Test
    void randomChainsHaveTheHessianOfTheirProductsWithUnitVectors() {
        int banded = 0;
        for (int seed = 0; seed < CHAINS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Chain chain = Chain.of(random);
            int n = 30 + random.nextInt(20);
            CompiledFunction f = compile(chain::run, n);
            double[] x = random.doubles(n, 0.5, 1.5).toArray();
            double[][] hessian = bySupport(f, x);
            double[][] columns = byColumns(f, x);
            double largest = 1;
            for (double[] row : columns) {
                for (double element : row) {
                    largest = Math.max(largest, Math.abs(element));
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    String at = "seed " + seed + ", " + chain.window + " variables, H" + i + "," + j;
                    assertEquals(columns[j][i], hessian[i][j], 1e-12 * largest, at);
                    assertEquals(hessian[j][i], hessian[i][j], 1e-12 * largest, at + " and its mirror image");
                }
            }
            banded += hasBandsAlone(chain::run) ? 1 : 0;
        }
        assertTrue(banded > CHAINS / 2, banded + " of " + CHAINS + " chains have bands alone");
    }

    /** Returns whether the tangents take a number of elements for each input, and not a row of all inputs. */
    private static boolean hasBandsAlone(Function<TraceVariable[], TraceVariable> function) {
        int n = 300;
        CompiledFunction gradient = compile(function, n).gradientMap();
        gradient.jacobianBySupport(CompiledSupportTest.point(n), new double[n][n]);
        return gradient.workspaceBytes() < (long) Double.BYTES * n * n;
    }

    @Test
    void theHessianOfRosenbrocksChainIsStoredInItsEntriesAlone() {
        int n = 50;
        double[] x = CompiledSupportTest.point(n);
        double[][] hessian = bySupport(compile(CompiledSupportTest::rosenbrock, n), x);
        for (int i = 0; i < n; i++) {
            double diagonal = i > 0 ? 200 : 0;
            diagonal += i < n - 1 ? 1200 * x[i] * x[i] - 400 * x[i + 1] + 2 : 0;
            assertEquals(diagonal, hessian[i][i], 1e-9);
            for (int j = 0; j < i; j++) {
                double beside = j == i - 1 ? -400 * x[j] : 0;
                assertEquals(beside, hessian[i][j], 1e-10);
                assertEquals(beside, hessian[j][i], 1e-10);
            }
        }
        assertTrue(hasBandsAlone(CompiledSupportTest::rosenbrock));
    }

    /** The tangents of 2000 adjoints as rows of as many numbers would take 100 MB. */
    @Test
    void bandsTakeMemoryInProportionToTheInputs() {
        int n = 2000;
        CompiledFunction gradient = compile(CompiledSupportTest::rosenbrock, n).gradientMap();
        gradient.jacobianBySupport(
                CompiledSupportTest.point(n),
                new double[0],
                new double[gradient.jacobianPattern().entries()]);
        assertTrue(gradient.workspaceBytes() < 50L * Double.BYTES * n, gradient.workspaceBytes() + " bytes");
    }
}
