package org.gradcost.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.gradcost.family.analytic.LogSumExp;
import org.gradcost.family.dynamics.Ode;
import org.gradcost.family.learning.Gmm;
import org.gradcost.family.learning.KMeans;
import org.gradcost.family.learning.Lstm;
import org.gradcost.family.learning.Mixture;
import org.gradcost.family.linalg.Determinant;
import org.gradcost.family.linalg.LeastSquares;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Test;

/** The field's workloads at points whose values come from GradBench's C++ reference or from an independent computation. */
class GoldenWorkloadsTest {

    private static final double TOLERANCE = 1e-10;

    @Test
    void llsqWithAPointAtZeroAndWithout() {
        double[] x = {0.5, -0.25, 0.125};
        check(LeastSquares.at(x, 5), 3.6259765625, 2.8125, -3.625, 1.515625);
        check(LeastSquares.at(x, 4), 3.3908179012345676, 2.2777777777777777, -3.2222222222222223, 1.3641975308641976);
    }

    @Test
    void lse() {
        check(
                LogSumExp.at(new double[] {0.3, -1.2, 2.5, 0.0}),
                2.69689130355935,
                0.09100040667134895,
                0.020304935314150334,
                0.8212798986629193,
                0.06741475935158148);
    }

    @Test
    void lseFarBelowZero() {
        check(LogSumExp.at(new double[] {-1000, -1000}), -1000 + Math.log(2), 0.5, 0.5);
    }

    /** With many inputs, contributions of the maximum that do not cancel exactly would exceed the tolerance. */
    @Test
    void lseOfManyInputs() {
        Problem problem = new LogSumExp().problem(85002, 1);
        int checked = 0;
        for (Mode mode : ModeRegistry.all()) {
            for (Granularity gates : mode.granularities(problem)) {
                if (gates == Granularity.MATRIX && mode.passes(problem, gates, 1) == 1) {
                    Check.Result result = Check.gradient(problem, mode.on(problem, gates, 1), mode);
                    assertTrue(result.passes(), () -> mode.name() + ": " + result.problem());
                    checked++;
                }
            }
        }
        assertTrue(checked >= 1, "modes checked: " + checked);
    }

    @Test
    void detOfAnOddSize() {
        double[] a = {2, -1, 0.5, 1, 3, -2, 0.25, 1.5, 4};
        check(Determinant.at(a, 3), 34.875, 15, -4.5, 0.75, 4.75, 7.875, -3.25, 0.5, 4.5, 7);
    }

    @Test
    void detOfAnEvenSizeAndOfOne() {
        check(Determinant.at(new double[] {2, 3, 5, 7}, 2), -1, 7, -5, -3, 2);
        check(Determinant.at(new double[] {3}, 1), 3, 1);
    }

    @Test
    void odeWhereRk4IsExact() {
        check(Ode.at(new double[] {0.5, 1.5, 2}, 7), 2, 4, 1.3333333333333333, 1);
        check(Ode.at(new double[] {0.5, 1.5, 2, -0.75}, 2), -0.75, -1.5, -0.5, -0.375, 1);
    }

    @Test
    void odeWhereRk4IsNot() {
        double[] x = {0.5, 1.5, 2, -0.75, 1.25, 0.8};
        check(
                Ode.at(x, 3),
                -0.09465020576131686,
                -0.18930041152263372,
                -0.06310013717421122,
                -0.04732510288065843,
                0.12620027434842243,
                -0.07572016460905348,
                -0.11831275720164605);
    }

    @Test
    void kmeans() {
        double[] points = {0, 0, 1, 0.5, 4, 4, 5, 3, 0.2, 0.9};
        // dir · H, with three points at the first centroid and two at the second
        check(KMeans.at(points, new double[] {0.5, 0.5, 4, 3}, 2), 3, 0.6, 0.2, -2, -2);
    }

    @Test
    void gmmWithAPrior() {
        double[] x = {0.5, -1, 1.5, 0.25, -0.75, 2};
        check(
                Gmm.at(
                        new Mixture(2, 2, x, 1, 1.5),
                        new double[] {0.2, -0.4, 0.1, 0.6, 0.9, -0.3, 0.3, -0.2, -0.5, 0.4, 0.7, -1.1}),
                -15.671468172143326,
                -0.11275956972954693,
                0.11275956972954693,
                -0.4264798301743884,
                0.09637761808606288,
                0.24925163356813204,
                -0.19402433088869464,
                -3.6228794073915953,
                -0.054773716815955,
                1.2230119507517487,
                -3.194669716963129,
                -1.1002027752412138,
                2.3011643835799735);
    }

    @Test
    void gmmInThreeDimensions() {
        double[] p = {
            0.2, -0.4, 0.1, 0.6, 0.3, 0.9, -0.3, 0.2, 0.3, -0.2, 0.1, -0.5, 0.4, 0, 0.7, -0.3, 0.4, -1.1, 0.2, 0.5
        };
        double any = Double.NaN;
        check(
                Gmm.at(new Mixture(3, 2, new double[] {0.5, -1, 0.25, 1.5, 0.25, -0.5}, 0, 1), p),
                -23.575730440008485,
                -0.6327666365507121,
                0.6327666365507123,
                0.535369609861455,
                -0.6370539178156228,
                -0.673092759890991,
                any,
                any,
                any,
                -1.7318737997868991,
                -0.722700135074431,
                -0.7338506455621807,
                any,
                any,
                any,
                -0.5873437017240782,
                0.709308699347461,
                -1.1673471072284451,
                0.9044812239805553,
                -0.10733720537826971,
                -0.4728430361535585);
    }

    @Test
    void lstm() {
        double[] parameters = {
            -0.4, -0.1, 0.2, 0.5, -0.3, 0, 0.3, 0.6, 0.3, 0.6, -0.2, 0.1, 0.4, -0.4, -0.1, 0.2, -0.1, 0.2, 0.5, -0.3, 0,
            0.3, 0.6, -0.2, 0.6, -0.2, 0.1, 0.4, -0.4, -0.1, 0.2, 0.5, 0.5, -0.3, 0.8, 0.6, 0.1, -0.2
        };
        double[][] state = {{0.2, -0.1}, {0.4, 0.3}, {-0.5, 0.6}, {0.7, -0.8}};
        double[][] sequence = {{1, 0}, {0, 1}, {1, 1}, {0, 1}};
        check(
                Lstm.at(parameters, state, sequence),
                0.9854875459101713,
                -4.497681719171796e-06,
                3.3192373003106785e-05,
                2.281748835158832e-07,
                -1.40637279828457e-05,
                -3.236685590898529e-06,
                7.45064852182104e-05,
                -8.63808580358273e-06,
                -0.00011997430533360557,
                -9.12315436573361e-06,
                -7.74272725120514e-05,
                2.336000694223333e-06,
                -9.317537426317228e-05,
                -5.347782153654806e-06,
                -7.627298438608617e-05,
                -6.862427153416112e-05,
                -0.0006076874106191579,
                0.00011495150109744313,
                0.0010691877611442445,
                0.0001766847470329576,
                -0.0029006015443536503,
                0.0001741675510588184,
                -0.0009255160537470076,
                -0.0014509121755739145,
                -0.01568311025060198,
                0.001967622316589183,
                0.010529015138306431,
                0.00022874488543412017,
                -0.012961790785200135,
                0.002948442119010663,
                -0.006509969624216895,
                0.006962956597148208,
                -0.06049550810667983,
                5.540156729876553e-06,
                1.1064124334368928e-05,
                0.005738433198162719,
                -0.021146229127630076,
                0.03667869252263861,
                -0.36111798293398456);
    }

    /** Holds every mode at every size of gates to a value and a gradient; NaN there: not known. */
    private static void check(Problem problem, double value, double... gradient) {
        double norm = Arrays.stream(gradient)
                .filter(g -> !Double.isNaN(g))
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (Mode mode : ModeRegistry.all()) {
            // Central differences keep half the digits at best: they prove nothing here.
            if (!mode.differentiates() || mode.name().equals("finite-differences")) {
                continue;
            }
            for (Granularity gates : mode.granularities(problem)) {
                String which = mode.name() + ", " + gates.label();
                double[] computed = new double[gradient.length];
                double result = mode.on(problem, gates, 3).gradient(problem.inputs(), computed);
                assertEquals(value, result, TOLERANCE * Math.abs(value), which);
                for (int i = 0; i < gradient.length; i++) {
                    if (!Double.isNaN(gradient[i])) {
                        assertEquals(gradient[i], computed[i], TOLERANCE * norm, which + ", ∂/∂x_" + i);
                    }
                }
            }
        }
        assertEquals(value, problem.primal(problem.inputs()), TOLERANCE * Math.abs(value));
    }
}
