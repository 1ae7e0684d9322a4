package org.gradcost.cli.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.IncomparableException;
import org.gradcost.results.compare.EnvironmentFacts;
import org.gradcost.results.file.Environment;

/**
 * The test whether rows measured at two times or in two places may be in one run: they must have the same machine, JDK,
 * libraries, commit and options.
 */
public final class RunCompatibility {
    private RunCompatibility() {}

    /**
     * Returns the environment of a run that is resumed now: that of its start, with the options given now, without an end. Its
     * budget and precision may differ from those of the start, so that a run can be made more precise later.
     *
     * @throws IncomparableException if machine, commit or other options differ from those of the run
     */
    public static Environment goingOn(Path folder, Environment before, Environment now) {
        if (before.turns() != null && before.turns().race() != null) {
            throw new IncomparableException(
                    folder + ": is one side of a race, must be the run of a sweep to be resumed");
        }
        String differences = ofPlace(before, now).toString();
        if (!differences.isEmpty()) {
            throw new IncomparableException(folder + ": cannot resume a run that was started differently ("
                    + differences + "); start another one in a separate folder");
        }
        firstDifference(folder, before, now).ifPresent(difference -> {
            throw new IncomparableException(folder + ": cannot resume a run that was started " + difference
                    + "; repeat the options of its start (only --budget and --precision may differ or be omitted)");
        });
        List<String> options = now.options().stream()
                .filter(option -> !option.equals("--resume"))
                .toList();
        return before.withOptions(options).finishedAt(null);
    }

    /** Returns the first option that differs, as {@code with --n=10, not with --n=20}. */
    private static Optional<String> firstDifference(Path folder, Environment before, Environment now) {
        SortedMap<String, List<String>> begun =
                RecordedOptions.of(folder, before).values();
        SortedMap<String, List<String>> given = SweepOptions.values(now.options());
        if (!before.profile().equals(now.profile())) {
            return Optional.of(profile(before, begun) + ", not " + profile(now, given));
        }
        begun.keySet().removeAll(SweepOptions.ofEffort());
        given.keySet().removeAll(SweepOptions.ofEffort());
        return different(begun, given, isDivided(before))
                .map(name -> option(name, begun.get(name)) + ", not " + option(name, given.get(name)));
    }

    /**
     * Returns the first option that differs. The order of its values is no difference, except that of the families of a sweep that
     * is divided into shards, by which it is divided; nor is a profile that is given although it is the default, nor the primal
     * among the modes.
     */
    private static Optional<String> different(
            SortedMap<String, List<String>> one, SortedMap<String, List<String>> other, boolean divided) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .filter(name -> !name.equals(SweepOptions.PROFILE))
                .filter(name -> divided && name.equals(SweepOptions.FAMILIES)
                        ? !Objects.equals(one.get(name), other.get(name))
                        : !Objects.equals(asSet(name, one.get(name)), asSet(name, other.get(name))))
                .findFirst();
    }

    /** Returns the values of an option without their order; among modes always the primal, which every sweep measures. */
    private static Set<String> asSet(String name, List<String> values) {
        if (values == null) {
            return null;
        }
        Set<String> set = new HashSet<>(values);
        if (name.equals(SweepOptions.MODES)) {
            set.add(ModeRegistry.baseline().name());
        }
        return set;
    }

    private static boolean isDivided(Environment environment) {
        return SweepOptions.shard(environment.options()).count() > 1;
    }

    /** Returns the profile as it was given; one that was not, with the name of the default. */
    private static String profile(Environment environment, SortedMap<String, List<String>> options) {
        return options.containsKey(SweepOptions.PROFILE)
                ? option(SweepOptions.PROFILE, List.of(environment.profile()))
                : "without " + SweepOptions.PROFILE + ", which means " + environment.profile();
    }

    private static String option(String name, List<String> values) {
        return values == null ? "without " + name : "with " + name + "=" + String.join(",", values);
    }

    /** Returns the differences as {@code commit a | b; …}; empty if the two may be one run. */
    public static String differences(Environment one, Environment other) {
        StringBuilder all = ofPlace(one, other);
        add(all, "profile", one.profile(), other.profile());
        if (different(SweepOptions.values(one.options()), SweepOptions.values(other.options()), true)
                .isPresent()) {
            add(all, "options", options(one), options(other));
        }
        return all.toString();
    }

    /** Returns the differences of machine, JDK, libraries and commit. */
    private static StringBuilder ofPlace(Environment one, Environment other) {
        StringBuilder all = new StringBuilder(EnvironmentFacts.differences(one, other));
        add(all, "commit", commit(one), commit(other));
        return all;
    }

    private static String commit(Environment environment) {
        return environment.commit() + (environment.clean() ? "" : " changed");
    }

    private static String options(Environment environment) {
        List<String> measured = SweepOptions.measured(environment.options());
        return String.join(" ", measured);
    }

    private static void add(StringBuilder all, String name, String one, String other) {
        if (!one.equals(other)) {
            all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append(' ')
                    .append(one)
                    .append(" | ")
                    .append(other);
        }
    }
}
