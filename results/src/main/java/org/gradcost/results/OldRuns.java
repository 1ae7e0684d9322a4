package org.gradcost.results;

import static java.util.Map.entry;

import java.util.Map;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;

/**
 * The traits of the modes in runs whose {@code environment.json} has none, as tables and crossovers treated them at that time:
 * Hipparchus was not yet a forward mode in crossovers.
 */
final class OldRuns {

    /** The name of the primal, the unit of overheads. */
    static final String PRIMAL = "primal";

    private static final int LAST = 100;

    static final Map<String, ModeTraits> TRAITS = Map.ofEntries(
            mode(PRIMAL, Direction.NONE, Kind.PRIMAL, 0),
            mode("hand", Direction.NONE, Kind.HAND, 1),
            mode("reverse", Direction.REVERSE, Kind.INTERPRETED, 2),
            mode("reverse-compiled", Direction.REVERSE, Kind.COMPILED, 3),
            mode("reverse-checkpointed", Direction.REVERSE, Kind.INTERPRETED, 4),
            mode("forward", Direction.FORWARD, Kind.INTERPRETED, 5),
            mode("vector-forward", Direction.FORWARD, Kind.INTERPRETED, 6),
            mode("reverse-blocked", Direction.REVERSE, Kind.INTERPRETED, LAST),
            mode("finite-differences", Direction.NONE, Kind.NUMERIC, LAST),
            mode("hipparchus", Direction.NONE, Kind.INTERPRETED, LAST),
            mode("forward-compressed", Direction.FORWARD, Kind.COMPRESSED, LAST),
            mode("reverse-compressed", Direction.REVERSE, Kind.COMPRESSED, LAST),
            mode("forward-over-forward", Direction.NESTED, Kind.INTERPRETED, LAST),
            mode("forward-over-reverse", Direction.NESTED, Kind.INTERPRETED, LAST),
            mode("reverse-over-forward", Direction.NESTED, Kind.INTERPRETED, LAST),
            mode("reverse-over-reverse", Direction.NESTED, Kind.INTERPRETED, LAST));

    /** The traits of a mode about which nothing is known. */
    static final ModeTraits UNKNOWN = traits(Direction.NONE, Kind.INTERPRETED, LAST);

    private OldRuns() {}

    private static Map.Entry<String, ModeTraits> mode(String name, Direction direction, Kind kind, int order) {
        return entry(name, traits(direction, kind, order));
    }

    private static ModeTraits traits(Direction direction, Kind kind, int order) {
        return new ModeTraits(direction, kind, "unknown", "unknown", "unknown", order);
    }
}
