package org.gradcost.cli.run;

import java.nio.file.Path;
import java.util.List;
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
        String differences = differences(besidesEffort(before), besidesEffort(now));
        if (!differences.isEmpty()) {
            throw new IncomparableException(folder + ": cannot resume a run that was started differently ("
                    + differences + "); start another one in a separate folder");
        }
        List<String> options = now.options().stream()
                .filter(option -> !option.equals("--resume"))
                .toList();
        return before.withOptions(options).finishedAt(null);
    }

    private static Environment besidesEffort(Environment environment) {
        return environment.withOptions(SweepOptions.withoutEffort(environment.options()));
    }

    /** Returns the differences as {@code commit a | b; …}; empty if the two may be one run. */
    public static String differences(Environment one, Environment other) {
        StringBuilder all = new StringBuilder(EnvironmentFacts.differences(one, other));
        add(all, "commit", commit(one), commit(other));
        add(all, "profile", one.profile(), other.profile());
        add(all, "options", options(one), options(other));
        return all.toString();
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
