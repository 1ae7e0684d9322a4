package org.gradcost.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.EjmlVersion;
import org.gradcost.bench.Benchmarks;
import org.gradcost.gradbench.driver.Tools;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.file.Environment;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.spi.SystemInfoProvider;

/** The description of the machine, the JVM and the sources of a sweep. */
public final class EnvironmentProbe {

    /** Flags without effect on the measurements, in which a resumed run may differ. */
    private static final List<String> OF_NO_EFFECT = List.of("-Djmh.ignoreLock", "-Djava.io.tmpdir");

    private static final String GIT = "/org/gradcost/cli/git.properties";

    private EnvironmentProbe() {}

    /** Returns the commit that the classes were built from, in full, or {@code unknown}. */
    public static String commit() {
        return properties(GIT).getProperty("git.commit.id.full", "unknown");
    }

    /**
     * Returns the provider that reads the files of Linux if possible, since JDK 24 and later warn about the native code of the
     * other one.
     */
    private static SystemInfoProvider system() {
        SystemInfoProvider files = new oshi.nativefree.SystemInfo();
        return files.isAvailable() ? files : new SystemInfo();
    }

    /** Returns the environment at the start of a sweep without tools. */
    public static Environment now(String profile, List<String> options, InstantSource clock) {
        return now(profile, options, List.of(), clock);
    }

    /**
     * Returns the environment at the start of a sweep.
     *
     * @param profile name of the profile
     * @param options as given on the command line
     * @param tools that are measured besides the modes on the class path
     * @param clock for the start time
     */
    public static Environment now(String profile, List<String> options, List<Mode> tools, InstantSource clock) {
        SystemInfoProvider system = system();
        CentralProcessor processor = system.getHardware().getProcessor();
        Properties git = properties(GIT);
        return new Environment(
                processor.getProcessorIdentifier().getName().strip(),
                processor.getPhysicalProcessorCount(),
                processor.getLogicalProcessorCount(),
                processor.getProcessorCaches().stream()
                        .map(cache -> new Environment.Cache(
                                cache.getLevel(),
                                cache.getType().toString().toLowerCase(Locale.ROOT),
                                cache.getCacheSize()))
                        .toList(),
                system.getHardware().getMemory().getTotal(),
                system.getOperatingSystem().toString(),
                new Environment.Jdk(
                        System.getProperty("java.version"),
                        System.getProperty("java.vendor"),
                        System.getProperty("java.vm.name")),
                Stream.concat(
                                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                        .filter(flag -> OF_NO_EFFECT.stream().noneMatch(flag::startsWith)),
                                Benchmarks.FLAGS.stream())
                        .toList(),
                with(libraries(), Tools.fingerprints(tools)),
                modes(tools),
                commit(),
                "false".equals(git.getProperty("git.dirty")),
                options,
                profile,
                Map.of(),
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                null);
    }

    private static Map<String, String> with(Map<String, String> libraries, Map<String, String> tools) {
        Map<String, String> both = new TreeMap<>(libraries);
        both.putAll(tools);
        return both;
    }

    private static Map<String, ModeTraits> modes(List<Mode> tools) {
        Map<String, ModeTraits> traits = new TreeMap<>();
        ModeRegistry.all().forEach(mode -> traits.put(mode.name(), mode.traits()));
        tools.forEach(tool -> traits.put(tool.name(), tool.traits()));
        return traits;
    }

    /** Returns the versions of the measured libraries and of the measuring ones, by name. */
    public static Map<String, String> libraries() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("ejml", EjmlVersion.VERSION);
        versions.put("hipparchus", maven("org.hipparchus", "hipparchus-core"));
        versions.put("jmh", maven("org.openjdk.jmh", "jmh-core"));
        versions.put("gradcost", maven("org.gradcost", "bench"));
        return versions;
    }

    private static String maven(String group, String artifact) {
        return properties("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")
                .getProperty("version", "unknown");
    }

    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = EnvironmentProbe.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
