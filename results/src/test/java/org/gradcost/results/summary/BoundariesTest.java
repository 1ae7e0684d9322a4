package org.gradcost.results.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.Rows;
import org.gradcost.results.statistics.Bootstrap;
import org.hipparchus.random.Well1024a;
import org.junit.jupiter.api.Test;

class BoundariesTest {

    private static final ModeRoles KINDS = ModeRoles.of(Map.of(
            "forward", traits(Direction.FORWARD, Kind.INTERPRETED),
            "reverse", traits(Direction.REVERSE, Kind.INTERPRETED),
            "forward-compiled", traits(Direction.FORWARD, Kind.COMPILED),
            "reverse-compiled", traits(Direction.REVERSE, Kind.COMPILED),
            "forward-support", traits(Direction.FORWARD, Kind.SUPPORT)));

    private final List<Measurement> rows = new ArrayList<>();

    @Test
    void isWhereThePlanesMeet() {
        grid((n, m) -> n, (n, m) -> 5 * m, 2, 20, 200);
        Boundary boundary = only();
        assertEquals(1, boundary.line().orElseThrow().exponent().value(), 1e-9);
        assertEquals(0.2, boundary.line().orElseThrow().factor().value(), 1e-9);
        assertEquals(9, boundary.cells());
        assertEquals(6, boundary.judged());
        // n = 20, m = 2 and n = 200, m = 20 and 2 go in reverse; forward as the rule says above the diagonal
        assertEquals(6, boundary.right());
        assertEquals(1, boundary.worst(), 1e-12);
        assertEquals(
                "map, scalar gates: reverse and forward tie at m = 0.200·n^1.00 (95 % intervals: factor"
                        + " 0.200 to 0.200, exponent 1.00 to 1.00), forward is ahead above; the rule “forward when n < m” names the"
                        + " faster at 6 of 6 sizes",
                boundary.statement());
    }

    @Test
    void ofOneForkNoIntervalIsKnown() {
        grid((n, m) -> n, (n, m) -> 5 * m, 2, 20, 200);
        rows.removeIf(row -> row.fork().orElse(1) > 1);
        String statement = only().statement();
        assertTrue(statement.contains("tie at m = 0.20·n^1.0 (intervals unknown), forward is ahead above"), statement);
    }

    @Test
    void theRuleMayBeWrongAndThatHasAPrice() {
        grid((n, m) -> n, (n, m) -> 50 * m, 2, 20, 200);
        Boundary boundary = only();
        // At (20, 2) and (200, 20) reverse takes 100 and 1000 where forward takes 20 and 200.
        assertEquals(4, boundary.right());
        assertEquals(5, boundary.worst(), 1e-9);
        assertTrue(boundary.statement()
                .endsWith("names the faster at 4 of 6 sizes, and costs up to 5.0 times as much where it is wrong"));
    }

    @Test
    void theExponentIsNotAlwaysOne() {
        grid((n, m) -> n * n, (n, m) -> 30 * m, 2, 10, 50, 200);
        assertEquals(2, only().line().orElseThrow().exponent().value(), 1e-9);
    }

    @Test
    void noiseMakesAnIntervalAroundTheTruth() {
        Well1024a random = new Well1024a(3);
        for (int n : new int[] {2, 20, 200}) {
            for (int m : new int[] {2, 20, 200}) {
                rows.addAll(Rows.noisy(cell("forward", n, m), n, 3, 3, 0.05, random));
                rows.addAll(Rows.noisy(cell("reverse", n, m), 5.0 * m, 3, 3, 0.05, random));
            }
        }
        Boundary.Line line = only().line().orElseThrow();
        assertTrue(line.exponent().lo() < 1 && line.exponent().hi() > 1, line.toString());
        assertTrue(line.factor().lo() < 0.2 && line.factor().hi() > 0.2, line.toString());
        assertTrue(line.exponent().hi() - line.exponent().lo() > 1e-3, line.toString());
    }

    @Test
    void cellsOnALineTellNoBoundary() {
        for (int n : new int[] {2, 20, 200, 2000}) {
            both(n, n, n, 2.0 * n);
        }
        Boundary boundary = only();
        assertTrue(boundary.line().isEmpty());
        assertEquals(0, boundary.judged());
        assertTrue(boundary.statement().endsWith("does not apply, as n = m"), boundary.statement());
    }

    /** One pass by support does not grow with n, so it says nothing about where forward and reverse mode tie. */
    @Test
    void isBetweenModesOfOneKind() {
        grid((n, m) -> n, (n, m) -> 5 * m, 2, 20, 200);
        Boundary alone = only();
        for (int n : new int[] {2, 20, 200}) {
            for (int m : new int[] {2, 20, 200}) {
                rows.addAll(Rows.quiet(cell("forward-compiled", n, m), 0.2 * n));
                rows.addAll(Rows.quiet(cell("reverse-compiled", n, m), 0.2 * 20 * m));
                rows.addAll(Rows.quiet(cell("forward-support", n, m), 0.01));
            }
        }
        List<Boundary> all = Boundaries.all(Bootstrap.of(rows), KINDS);
        assertEquals(
                List.of("reverse", "reverse-compiled"),
                all.stream().map(Boundary::mode).toList());
        assertEquals(alone.line(), all.get(0).line());
        assertEquals("reverse-compiled and forward-compiled", all.get(1).pair());
        assertEquals(0.05, all.get(1).line().orElseThrow().factor().value(), 1e-9);
    }

    @Test
    void withoutAnEqualTheOpponentsAreOfOtherKinds() {
        grid((n, m) -> n, (n, m) -> 5 * m, 2, 20, 200);
        List<Measurement> compiled = new ArrayList<>();
        for (int n : new int[] {2, 20, 200}) {
            for (int m : new int[] {2, 20, 200}) {
                compiled.addAll(Rows.quiet(cell("reverse-compiled", n, m), m));
            }
        }
        rows.removeIf(row -> row.cell().mode().equals("reverse"));
        rows.addAll(compiled);
        assertEquals(
                "reverse-compiled and the best forward mode of another kind",
                Boundaries.all(Bootstrap.of(rows), KINDS).get(0).pair());
    }

    @Test
    void functionsOfOneOutputHaveNone() {
        rows.addAll(Rows.quiet(Rows.cell("forward", 10), 100));
        rows.addAll(Rows.quiet(Rows.cell("reverse", 10), 10));
        assertTrue(Boundaries.all(Bootstrap.of(rows), ModeRoles.BY_NAME).isEmpty());
    }

    private void grid(DoubleBinaryOperator forward, DoubleBinaryOperator reverse, int... sizes) {
        for (int n : sizes) {
            for (int m : sizes) {
                both(n, m, forward.applyAsDouble(n, m), reverse.applyAsDouble(n, m));
            }
        }
    }

    private void both(int n, int m, double forward, double reverse) {
        rows.addAll(Rows.quiet(cell("forward", n, m), forward));
        rows.addAll(Rows.quiet(cell("reverse", n, m), reverse));
    }

    private static ModeTraits traits(Direction direction, Kind kind) {
        return new ModeTraits(direction, kind, "Gradcost", "1", "Java", 1);
    }

    private static Cell cell(String mode, int n, int m) {
        return new Cell("map", "scalar", n, m, mode, 1, 1);
    }

    private Boundary only() {
        List<Boundary> all = Boundaries.all(Bootstrap.of(rows), ModeRoles.BY_NAME);
        assertEquals(1, all.size());
        return all.get(0);
    }
}
