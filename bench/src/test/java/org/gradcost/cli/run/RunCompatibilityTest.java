package org.gradcost.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.file.Environment;
import org.gradcost.sweep.EnvironmentProbe;
import org.junit.jupiter.api.Test;

/** The options that may change between the start of a run and its continuation, and those that may not. */
class RunCompatibilityTest {
    private static final Path RUN = Path.of("run");

    @Test
    void aRunGoesOnWithAnotherBudgetAndPrecision() {
        Environment began = environment("--n", "10", "--budget", "5m", "--precision=5%", "--out", "run");
        Environment now = environment("--n", "10", "--budget=20m", "--precision", "2%", "--out", "run", "--resume");
        Environment resumed = RunCompatibility.goingOn(
                RUN, began.finishedAt(InstantSource.system().instant()), now);
        assertEquals(
                List.of("--n", "10", "--budget=20m", "--precision", "2%", "--out", "run"),
                resumed.options(),
                "the options of the run are those that hold now");
        assertEquals(began.started(), resumed.started());
        assertEquals(null, resumed.finished());
    }

    @Test
    void aRunDoesNotGoOnWithOtherCells() {
        Environment began = environment("--n", "10", "--family=product", "--budget", "5m");
        String[][] others = {
            {"--n=20", "--family=product"}, {"--family", "product"}, {"--n=10", "--family=product", "--gates=scalar"}
        };
        List<String> said = List.of(
                "with --n=10, not with --n=20",
                "with --n=10, not without --n",
                "without --gates, not with --gates=scalar");
        for (int i = 0; i < others.length; i++) {
            assertEquals(
                    "run: cannot resume a run that was started " + said.get(i)
                            + "; repeat the options of its start (only"
                            + " --budget and --precision may differ or be omitted)",
                    refused(began, environment(others[i])));
        }
    }

    @Test
    void howAnOptionIsWrittenIsNoDifference() {
        Environment began = environment("sweep", "--n", "10", "--families", "product");
        Environment now = environment("--family=product", "--n=10", "--resume", "--out", "run");
        assertEquals(
                now.options().size() - 1,
                RunCompatibility.goingOn(RUN, began, now).options().size());
    }

    /** The order of families determines the cells of a shard, and no other order does anything. */
    @Test
    void theOrderOfValuesIsADifferenceOfFamiliesInAShardOnly() {
        Environment began = environment("--families=product,mlp", "--modes", "reverse,forward", "--n=10,20");
        Environment now = environment("--families=mlp,product", "--modes", "forward,reverse", "--n=20", "--n=10");
        assertEquals(now.options(), RunCompatibility.goingOn(RUN, began, now).options());
        assertEquals(
                "", RunCompatibility.differences(shard("--modes=reverse,forward"), shard("--modes=forward,reverse")));
        String refused = refused(shard("--families=product,mlp"), shard("--families=mlp,product"));
        assertTrue(refused.contains("with --families=product,mlp, not with --families=mlp,product"), refused);
        String differences =
                RunCompatibility.differences(shard("--families=product,mlp"), shard("--families=mlp,product"));
        assertTrue(differences.startsWith("options --families=product,mlp | "), differences);
    }

    /** Every sweep measures the primal, whether or not it is named; without modes it measures those of the profile. */
    @Test
    void thePrimalIsNoDifferenceAmongModes() {
        Environment named = environment("--modes=primal,reverse");
        Environment implied = environment("--mode", "reverse");
        assertEquals(
                named.options(), RunCompatibility.goingOn(RUN, implied, named).options());
        assertEquals(
                implied.options(), RunCompatibility.goingOn(RUN, named, implied).options());
        assertEquals("", RunCompatibility.differences(named, implied));
        String refused = refused(named, environment("--modes=forward"));
        assertTrue(refused.contains("with --modes=primal,reverse, not with --modes=forward;"), refused);
        refused = refused(environment("--modes=primal"), environment());
        assertTrue(refused.contains("with --modes=primal, not without --modes;"), refused);
    }

    private static Environment shard(String option) {
        return environment(option, "--shard=1/2");
    }

    /** A profile that nobody typed is not said to have been given. */
    @Test
    void aProfileIsNamedAsItWasGiven() {
        Environment standard =
                EnvironmentProbe.now("standard", List.of("--profile", "standard"), InstantSource.system());
        String forgotten = refused(standard, environment());
        assertTrue(forgotten.contains("with --profile=standard, not without --profile, which means quick;"), forgotten);
        String added = refused(environment(), standard);
        assertTrue(added.contains("without --profile, which means quick, not with --profile=standard;"), added);
        assertEquals(
                List.of("--profile=quick"),
                RunCompatibility.goingOn(RUN, environment(), environment("--profile=quick"))
                        .options());
    }

    @Test
    void aSideOfARaceIsNotResumed() {
        Environment side =
                environment("a.jar", "b.jar").with(new Environment.Turns(1, 0, 32, null, "race", 0.03), null);
        assertEquals(
                "run: is one side of a race, must be the run of a sweep to be resumed", refused(side, environment()));
    }

    private static String refused(Environment began, Environment now) {
        return assertThrows(IncomparableException.class, () -> RunCompatibility.goingOn(RUN, began, now))
                .getMessage();
    }

    private static Environment environment(String... options) {
        return EnvironmentProbe.now("quick", List.of(options), InstantSource.system());
    }
}
