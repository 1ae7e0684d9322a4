package org.gradcost.results.file;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.results.Cell;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.summary.Precision;

/**
 * The machine and the settings of a run, as in {@code environment.json}, which has the same names in snake_case and the same
 * order.
 *
 * @param processor name that the processor reports
 * @param physicalCores at least 1
 * @param logicalCores at least 1
 * @param caches from the one closest to the core outwards
 * @param memoryBytes of the machine, B
 * @param os name and version, without a manufacturer that the name repeats
 * @param vmFlags as given to the measuring JVMs
 * @param libraries versions, by name, of JMH and of every measured library
 * @param modes traits of the modes that could be measured, by name; empty in a file without them
 * @param commit of the sources, as git names it
 * @param clean whether the sources were those of the commit
 * @param options of the command, as given
 * @param profile quick, standard or paper
 * @param leftOut cells that the sweep did not start for lack of memory or time, each with its reason; empty until the sweep has
 *     ended, and in a file without them
 * @param turns schedule of the run; null for a run that did not take turns
 * @param noise of the machine before the run; null if it was not measured
 * @param started ISO-8601 instant in UTC
 * @param finished ISO-8601 instant in UTC; null for a sweep that has not ended
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Environment(
        String processor,
        int physicalCores,
        int logicalCores,
        List<Cache> caches,
        long memoryBytes,
        String os,
        Jdk jdk,
        List<String> vmFlags,
        Map<String, String> libraries,
        Map<String, ModeTraits> modes,
        String commit,
        boolean clean,
        List<String> options,
        String profile,
        Map<String, String> leftOut,
        Turns turns,
        Noise noise,
        String started,
        String finished) {

    /** The largest number of characters in a text; the options of a sweep and the flags of a JVM have fewer. */
    private static final int LONGEST = 10_000;

    private static final int SHOWN = 40;

    /** A first word that the name of the system repeats: that of a manufacturer before {@code Debian GNU/Linux}. */
    private static final Pattern REPEATED = Pattern.compile("^(\\S+) (?=(?:.* )?\\1(?: |$))");

    /**
     * A cache of the processor.
     *
     * @param level 1, 2, 3
     * @param type data, instruction or unified
     * @param bytes size of one, B
     */
    public record Cache(int level, String type, long bytes) {
        /**
         * Checks the type.
         *
         * @throws IllegalArgumentException if the type is missing
         */
        public Cache {
            requireThere("type of a cache", type);
        }
    }

    /** The JDK: {@code java.version}, {@code java.vendor}, {@code java.vm.name}. */
    public record Jdk(String version, String vendor, String vmName) {
        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if one of them is missing
         */
        public Jdk {
            requireThere("jdk.version", version);
            requireThere("jdk.vendor", vendor);
            requireThere("jdk.vm_name", vmName);
        }
    }

    /**
     * The schedule of a run that took turns.
     *
     * @param seed of the order of blocks and turns
     * @param precision target half-width of the intervals of overheads, 0.03 for ±3 %; 0 for none
     * @param rounds maximum for a cell
     * @param budget ISO-8601 duration; null for none
     * @param race identifier that both folders of a race share; null for a sweep
     * @param threshold below which a difference between the sides of a race does not matter, 0.03 for 3 %; null for a sweep
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Turns(long seed, double precision, int rounds, String budget, String race, Double threshold) {}

    /**
     * The noise of the machine in the ten seconds before a run.
     *
     * @param waiting share of the time that a running thread waited for a core; null if the system does not report it
     * @param quiet share of the time in which the core of the thread was not shared
     * @param quietMoment median length of a quiet moment, µs
     * @param deviation10 Allan deviation of throughput over 10 ms, relative
     * @param deviation100 over 100 ms
     * @param deviation1000 over 1 s
     * @param pair relative standard deviation of the difference of two JVMs that take turns; null if one of them failed
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Noise(
            Double waiting,
            double quiet,
            double quietMoment,
            double deviation10,
            double deviation100,
            double deviation1000,
            Double pair) {}

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if anything but {@code finished}, {@code left_out}, {@code modes}, {@code turns} and
     *     {@code noise} is missing, or a time is not an instant
     */
    public Environment {
        requireThere("processor", processor);
        requireThere("os", os);
        requireThere("jdk", jdk);
        requireThere("commit", commit);
        requireThere("profile", profile);
        requireThere("started", started);
        requireInstant("started", started);
        if (finished != null) {
            requireInstant("finished", finished);
        }
        requireThere("caches", caches);
        requireThere("vm_flags", vmFlags);
        requireThere("libraries", libraries);
        requireThere("options", options);
        requireAll("caches", caches);
        requireAll("vm_flags", vmFlags);
        requireAll("options", options);
        requireAll("libraries", libraries.values());
        requireAll("modes", modes == null ? List.of() : modes.values());
        requireAll("left_out", leftOut == null ? List.of() : leftOut.values());
        os = REPEATED.matcher(os).replaceFirst("");
        caches = List.copyOf(caches);
        vmFlags = List.copyOf(vmFlags);
        libraries = sorted(libraries);
        modes = modes == null ? Map.of() : sorted(modes);
        leftOut = leftOut == null ? Map.of() : sorted(leftOut);
        options = List.copyOf(options);
    }

    /**
     * Checks that the numbers and the lengths of texts are plausible.
     *
     * @throws IllegalArgumentException if one is not
     */
    void requirePlausible() {
        requireNotNegative("physical_cores", physicalCores);
        requireNotNegative("logical_cores", logicalCores);
        requireNotNegative("memory_bytes", memoryBytes);
        caches.forEach(cache -> requireNotNegative("bytes of a cache", cache.bytes()));
        Stream.of(processor, os, jdk.version(), jdk.vendor(), jdk.vmName(), commit, profile)
                .forEach(Environment::requireShort);
        Stream.of(vmFlags, options, libraries.keySet(), libraries.values())
                .flatMap(Collection::stream)
                .forEach(Environment::requireShort);
    }

    /**
     * Returns the environment of a sweep that has ended. The end is never before the start, even if the clock was set back.
     *
     * @param end null for a sweep that continues
     */
    public Environment finishedAt(Instant end) {
        Instant start = Instant.parse(started);
        String last = end == null ? null : (end.isBefore(start) ? start : end).toString();
        return with(options, leftOut, last);
    }

    /** Returns the environment with other options. */
    public Environment withOptions(List<String> others) {
        return with(others, leftOut, finished);
    }

    /** Returns the environment of a sweep that left out these cells. */
    public Environment leavingOut(Map<Cell, String> reasons) {
        Map<String, String> named = new TreeMap<>();
        reasons.forEach((cell, reason) -> named.put(cell.toString(), reason));
        return with(options, named, finished);
    }

    /** Why the sweep did not begin a cell; empty if it is not known to have left it out. */
    public Optional<String> whyLeftOut(Cell cell) {
        return Optional.ofNullable(leftOut.get(cell.toString()));
    }

    /** Returns the precision that the run aims for. */
    public Precision precision() {
        return turns == null ? Precision.NONE : new Precision(turns.precision(), turns.rounds());
    }

    /** Returns the environment of a run with this schedule and noise. */
    public Environment with(Turns schedule, Noise measured) {
        return with(jdk, vmFlags, commit, clean, options, leftOut, schedule, measured, finished);
    }

    /**
     * Returns the environment of other measuring JVMs on this machine.
     *
     * @param flags as given to them
     * @param built the commit of their jar
     */
    public Environment of(Jdk other, List<String> flags, String built, boolean unchanged) {
        return with(other, flags, built, unchanged, options, leftOut, turns, noise, finished);
    }

    private Environment with(List<String> others, Map<String, String> reasons, String last) {
        return with(jdk, vmFlags, commit, clean, others, reasons, turns, noise, last);
    }

    /** Returns an environment that differs from this in what may differ between parts of one run and between runs. */
    private Environment with(
            Jdk java,
            List<String> flags,
            String built,
            boolean unchanged,
            List<String> arguments,
            Map<String, String> reasons,
            Turns schedule,
            Noise measured,
            String last) {
        return new Environment(
                processor,
                physicalCores,
                logicalCores,
                caches,
                memoryBytes,
                os,
                java,
                flags,
                libraries,
                modes,
                built,
                unchanged,
                arguments,
                profile,
                reasons,
                schedule,
                measured,
                started,
                last);
    }

    /** Sorts the keys, so that their order is stable. */
    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    private static void requireThere(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }

    private static void requireAll(String name, Collection<?> values) {
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(name + " contains null, must contain values");
        }
    }

    private static void requireNotNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least 0");
        }
    }

    private static void requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters, must have at most "
                    + LONGEST + ": \"" + text.substring(0, SHOWN) + "…\"");
        }
    }

    private static void requireInstant(String name, String value) {
        try {
            Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is \"" + value + "\", must be an instant such as 2026-01-31T12:00:00Z", e);
        }
    }
}
