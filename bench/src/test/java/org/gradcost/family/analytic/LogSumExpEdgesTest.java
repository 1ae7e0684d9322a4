package org.gradcost.family.analytic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.ModeTraits.Kind;
import org.junit.jupiter.api.Test;

/** Infinite terms of {@code log Σ e^x_i}: every mode of this library has the value of the primal, and the gradient that is documented. */
class LogSumExpEdgesTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /**
     * A point with its outcome.
     *
     * @param gradient by hand and in matrix gates
     */
    private record Edge(double[] x, double value, double[] gradient) {}

    private static final List<Edge> EDGES = List.of(
            new Edge(new double[] {0, -INFINITE, 0}, Math.log(2), new double[] {0.5, 0, 0.5}),
            new Edge(new double[] {-INFINITE, -INFINITE, -INFINITE}, -INFINITE, new double[] {0, 0, 0}),
            new Edge(new double[] {1, INFINITE, -2}, INFINITE, new double[] {0, 1, 0}),
            new Edge(new double[] {-INFINITE, 3, INFINITE}, INFINITE, new double[] {0, 0, 1}),
            new Edge(new double[] {INFINITE, 3, INFINITE}, INFINITE, new double[] {Double.NaN, 0, Double.NaN}));

    @Test
    void everyModeHasTheDocumentedOutcome() {
        int tried = 0;
        for (Edge edge : EDGES) {
            Problem problem = LogSumExp.at(edge.x());
            assertEquals(edge.value(), problem.primal(edge.x()), 1e-15);
            for (Mode mode : ModeRegistry.all()) {
                if (!mode.differentiates()
                        || mode.traits().kind() == Kind.NUMERIC
                        || !mode.traits()
                                .library()
                                .equals(ModeRegistry.named("reverse").traits().library())) {
                    continue;
                }
                for (Granularity gates : mode.granularities(problem)) {
                    boolean isComposed = gates == Granularity.SCALAR && edge.value() == INFINITE;
                    double[] expected = isComposed ? new double[edge.x().length] : edge.gradient();
                    double[] gradient = new double[edge.x().length];
                    double value = mode.on(problem, gates, 4).gradient(edge.x(), gradient);
                    String at =
                            mode.name() + " " + gates.label() + " at " + List.of(edge.x()[0], edge.x()[1], edge.x()[2]);
                    assertEquals(edge.value(), value, 1e-15, at);
                    assertArrayEquals(expected, gradient, 1e-15, at);
                    tried++;
                }
            }
        }
        assertTrue(tried >= 5 * 8, "modes: " + tried);
    }
}
