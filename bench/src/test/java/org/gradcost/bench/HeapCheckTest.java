package org.gradcost.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.junit.jupiter.api.Test;

class HeapCheckTest {

    private static final Mode REVERSE = ModeRegistry.named("reverse");

    @Test
    void aTapeThatWouldNotFitIsRefusedBeforeItStarts() {
        Optional<String> refusal = new HeapCheck(4L << 30)
                .refusal(REVERSE, Families.named("sigmoid-chain"), Granularity.SCALAR, 100_000_000);
        String text = refusal.orElseThrow();
        assertTrue(
                text.matches(
                        "needs 1\\d\\.?\\d GiB, but a heap of 4 GiB has room for 3 GiB: use at most n = [23]\\d{7}, .*"),
                text);
    }

    @Test
    void theNThatItNamesFits() {
        Family family = Families.named("helmholtz");
        HeapCheck fit = new HeapCheck(64L << 20);
        String text = fit.refusal(REVERSE, family, Granularity.SCALAR, 10_000).orElseThrow();
        int most = Integer.parseInt(text.replaceAll(".*at most n = (\\d+),.*", "$1"));
        assertEquals(Optional.empty(), fit.refusal(REVERSE, family, Granularity.SCALAR, most));
        assertTrue(fit.refusal(REVERSE, family, Granularity.SCALAR, most + 1).isPresent());
    }

    /** A tape in blocks is recommended for a circuit that can be recorded in blocks, and for no other. */
    @Test
    void onlyWhatHelpsIsRecommended() {
        HeapCheck fit = new HeapCheck(64L << 20);
        String terms = fit.refusal(REVERSE, Families.named("rosenbrock"), Granularity.SCALAR, 10_000_000)
                .orElseThrow();
        assertTrue(terms.endsWith(", a larger heap (java -Xmx…), or reverse-blocked"), terms);
        String matrix = fit.refusal(REVERSE, Families.named("helmholtz"), Granularity.SCALAR, 10_000)
                .orElseThrow();
        assertTrue(matrix.endsWith(", or a larger heap (java -Xmx…)"), matrix);
    }

    /** The prediction against the tape itself. */
    @Test
    void whatIsPredictedIsNeeded() {
        for (String name : new String[] {"product", "rosenbrock", "helmholtz"}) {
            Family family = Families.named(name);
            int n = 3000;
            Problem problem = family.problem(n, 1);
            Differentiator differentiator = REVERSE.on(problem, Granularity.SCALAR, 1);
            differentiator.gradient(problem.inputs(), new double[n]);
            double variables = (48 + 4 + 24) * (double) n;
            double needed = differentiator.tapeBytes() + variables;
            assertEquals(needed, REVERSE.bytes(family, Granularity.SCALAR).applyAsDouble(n), 0.02 * needed, name);
        }
    }

    @Test
    void aTraceThatWouldNotFitIsRefusedToo() {
        Mode compiled = ModeRegistry.named("reverse-compiled");
        Family family = Families.named("helmholtz");
        HeapCheck fit = new HeapCheck(6L << 30);
        assertEquals(Optional.empty(), fit.refusal(compiled, family, Granularity.SCALAR, 3000));
        assertTrue(fit.refusal(compiled, family, Granularity.SCALAR, 10_000).isPresent());
    }

    @Test
    void modesWithoutATapeAreNotRefused() {
        assertEquals(
                Optional.empty(),
                new HeapCheck(1)
                        .refusal(
                                ModeRegistry.named("reverse-blocked"),
                                Families.named("rosenbrock"),
                                Granularity.SCALAR,
                                1 << 30));
    }
}
