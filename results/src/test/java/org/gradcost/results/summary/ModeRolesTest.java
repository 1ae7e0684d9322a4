package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.junit.jupiter.api.Test;

/** Roles from traits, in crossovers of modes whose names mean nothing. */
class ModeRolesTest {

    private static final ModeRoles ROLES = ModeRoles.of(Map.of(
            "zero", traits(Direction.NONE, Kind.PRIMAL, 0),
            "back", traits(Direction.REVERSE, Kind.INTERPRETED, 1),
            "back-code", traits(Direction.REVERSE, Kind.COMPILED, 2),
            "ahead", traits(Direction.FORWARD, Kind.INTERPRETED, 3),
            "ahead-code", traits(Direction.FORWARD, Kind.COMPILED, 4),
            "ahead-sparse", traits(Direction.FORWARD, Kind.COMPRESSED, 5)));

    @Test
    void rolesFollowFromTraits() {
        assertEquals("zero", ROLES.primal());
        assertTrue(ROLES.isPlainReverse("back"));
        assertFalse(ROLES.isPlainReverse("back-code"));
        assertFalse(ROLES.isForward("ahead-sparse"));
        assertEquals(
                List.of("zero", "back", "ahead", "ahead-sparse", "other"),
                Stream.of("other", "ahead-sparse", "ahead", "zero", "back")
                        .sorted(ROLES.order())
                        .toList());
    }

    @Test
    void aRunWithoutTraitsIsReadByName() {
        assertTrue(ModeRoles.BY_NAME.isForward("vector-forward"));
        assertTrue(ModeRoles.BY_NAME.isReverse("reverse-compiled"));
        assertFalse(ModeRoles.BY_NAME.isForward("hipparchus"));
        assertFalse(ModeRoles.BY_NAME.isReverse("reverse-compressed"));
        assertEquals("primal", ModeRoles.BY_NAME.primal());
    }

    /** Times at n = 10 to 1000: each forward mode is n²·c, each reverse mode c'·n, so that n* = c'/c. */
    @Test
    void crossoversAreBetweenModesOfAKindAndBetweenTheBest() {
        List<Measurement> rows = new ArrayList<>();
        for (long n : new long[] {2, 10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("ahead", n), 10.0 * n * n));
            rows.addAll(Rows.quiet(Rows.cell("ahead-code", n), 1.0 * n * n));
            rows.addAll(Rows.quiet(Rows.cell("back", n), 300.0 * n));
            rows.addAll(Rows.quiet(Rows.cell("back-code", n), 60.0 * n));
        }
        Bootstrap times = Bootstrap.of(rows);
        assertEquals(
                List.of("back overtakes 30", "back-code overtakes 60"),
                Crossovers.all(times, ROLES).stream().map(ModeRolesTest::said).toList());
        assertEquals(
                List.of("the best reverse mode overtakes 60"),
                Crossovers.best(times, ROLES).stream().map(ModeRolesTest::said).toList());
    }

    @Test
    void aKindWithoutAForwardModeMeetsAllKinds() {
        List<Measurement> rows = new ArrayList<>();
        for (long n : new long[] {2, 10, 100, 1000}) {
            rows.addAll(Rows.quiet(Rows.cell("ahead", n), 10.0 * n * n));
            rows.addAll(Rows.quiet(Rows.cell("back-code", n), 60.0 * n));
        }
        List<Crossover> all = Crossovers.all(Bootstrap.of(rows), ROLES);
        assertEquals(
                List.of("back-code overtakes 6"),
                all.stream().map(ModeRolesTest::said).toList());
        assertEquals(List.of(), Crossovers.best(Bootstrap.of(rows), ROLES));
    }

    private static String said(Crossover crossover) {
        Crossover.Within within = (Crossover.Within) crossover;
        return crossover.subject().reverse().mode() + " overtakes "
                + Math.round(within.n().value());
    }

    private static ModeTraits traits(Direction direction, Kind kind, int order) {
        return new ModeTraits(direction, kind, "Some library", "1", "Java", order);
    }
}
