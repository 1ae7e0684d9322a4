package org.gradcost.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcost.results.file.Environment;

/** The facts of an environment that a comparison shows or requires to agree. */
public final class EnvironmentFacts {
    /** The name of the identifier that both folders of a race share. */
    static final String RACE = "race";

    /** The name of the threshold that the race was decided by. */
    static final String THRESHOLD = "race threshold";

    private EnvironmentFacts() {}

    /**
     * Returns the facts because of which two runs cannot be merged: {@code os a | b; …}; empty if there are none. A library or tool
     * that only one of them measured is none.
     */
    public static String differences(Environment one, Environment other) {
        Map<String, Side.Fact> there = of(other);
        return of(one).entrySet().stream()
                .filter(fact -> fact.getValue().binding()
                        && there.containsKey(fact.getKey())
                        && !fact.getValue().equals(there.get(fact.getKey())))
                .map(fact -> fact.getKey() + " " + fact.getValue().value() + " | "
                        + there.get(fact.getKey()).value())
                .collect(Collectors.joining("; "));
    }

    /** Returns the facts that must agree: machine, JDK and libraries. Gradcost's own version and commit are what is compared. */
    public static Map<String, Side.Fact> of(Environment environment) {
        Map<String, Side.Fact> facts = new LinkedHashMap<>();
        facts.put("processor", new Side.Fact(environment.processor(), true));
        facts.put("physical cores", new Side.Fact(String.valueOf(environment.physicalCores()), true));
        facts.put("logical cores", new Side.Fact(String.valueOf(environment.logicalCores()), true));
        facts.put("caches", new Side.Fact(caches(environment), true));
        facts.put("memory", new Side.Fact(gibibytes(environment.memoryBytes()), true));
        facts.put("os", new Side.Fact(environment.os(), true));
        facts.put("jdk version", new Side.Fact(environment.jdk().version(), true));
        facts.put("jdk vendor", new Side.Fact(environment.jdk().vendor(), true));
        facts.put("vm name", new Side.Fact(environment.jdk().vmName(), true));
        facts.put("vm flags", new Side.Fact(String.join(" ", environment.vmFlags()), true));
        environment
                .libraries()
                .forEach((name, version) -> facts.put(name, new Side.Fact(version, !name.equals("gradcost"))));
        facts.put("commit", new Side.Fact(environment.commit() + (environment.clean() ? "" : ", changed"), false));
        facts.put("profile", new Side.Fact(environment.profile(), false));
        facts.put("started", new Side.Fact(environment.started(), false));
        if (environment.turns() != null && environment.turns().race() != null) {
            facts.put(RACE, new Side.Fact(environment.turns().race(), false));
            if (environment.turns().threshold() != null) {
                facts.put(
                        THRESHOLD,
                        new Side.Fact(RowText.percent(environment.turns().threshold()) + "%", false));
            }
        }
        return facts;
    }

    /** Returns whether two sides are the two folders of a race, and not two modes of one of them. */
    static boolean isRace(Side base, Side now) {
        Side.Fact race = base.environment().get(RACE);
        return race != null
                && !base.alternative()
                && race.equals(now.environment().get(RACE));
    }

    /** Returns the threshold that the race of a side was decided by, such as {@code 3%}; empty if none is recorded. */
    static Optional<String> threshold(Side side) {
        return Optional.ofNullable(side.environment().get(THRESHOLD)).map(Side.Fact::value);
    }

    /** Returns the values of each fact in some runs, by its name: one value where they agree. */
    public static Map<String, List<String>> shared(List<Environment> runs) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Environment run : runs) {
            of(run).forEach((name, fact) -> {
                List<String> all = values.computeIfAbsent(name, any -> new ArrayList<>());
                if (!all.contains(fact.value())) {
                    all.add(fact.value());
                }
            });
        }
        return values;
    }

    private static String caches(Environment environment) {
        return environment.caches().stream()
                .map(cache -> "L" + cache.level() + " " + cache.type() + " " + cache.bytes())
                .sorted()
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    // Firmware and hypervisors reserve a few MB more or less from one boot to the next.
    private static String gibibytes(long bytes) {
        return Math.round(bytes / 0x1p30) + " GiB";
    }
}
