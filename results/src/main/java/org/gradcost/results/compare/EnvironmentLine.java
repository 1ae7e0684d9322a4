package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A fact about the place where the two sides were measured.
 *
 * @param base empty if unknown
 * @param now empty if unknown
 * @param binding whether sides that differ in it cannot be compared
 */
public record EnvironmentLine(String name, Optional<String> base, Optional<String> now, boolean binding) {

    /** Returns whether both are known and different. */
    public boolean differs() {
        return base.isPresent() && now.isPresent() && !base.equals(now);
    }

    /** Returns whether both are known and the same. */
    public boolean isSame() {
        return base.isPresent() && base.equals(now);
    }

    boolean forbids() {
        return binding && differs();
    }

    /** Returns the facts of both sides, in order. */
    static List<EnvironmentLine> of(Side base, Side now) {
        Set<String> names = new LinkedHashSet<>(base.environment().keySet());
        names.addAll(now.environment().keySet());
        List<EnvironmentLine> lines = new ArrayList<>();
        for (String name : names) {
            Optional<Side.Fact> left = Optional.ofNullable(base.environment().get(name));
            Optional<Side.Fact> right = Optional.ofNullable(now.environment().get(name));
            lines.add(new EnvironmentLine(
                    name,
                    left.map(Side.Fact::value),
                    right.map(Side.Fact::value),
                    left.or(() -> right).orElseThrow().binding()));
        }
        return lines;
    }
}
