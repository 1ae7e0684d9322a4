package org.gradcost.cli.run;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradcost.bench.TurnGiver;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.Environment;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.Launcher;

/**
 * A side of a race: a jar on a JVM.
 *
 * @param launcher of its measuring JVMs
 * @param jdk of its measuring JVMs
 * @param git commit from which the jar was built
 */
public record RaceSide(Launcher launcher, Environment.Jdk jdk, Properties git) {

    private static final String GIT = "org/gradcost/cli/git.properties";
    private static final long PATIENCE = 60; // s

    /** The beginnings of flags that every measuring JVM gets after those of its side, where they would have no effect. */
    private static final List<String> OF_HEAP = List.of(
            "-Xmx", "-Xms", "-Xmn", "-XX:MaxHeapSize=", "-XX:InitialHeapSize=", "-XX:NewSize=", "-XX:MaxNewSize=");

    /**
     * Returns the side for a jar and a JVM, after inspecting both.
     *
     * @param classPath a jar, or several entries
     * @param jvm home of a JDK or its {@code java}; null for the JVM that runs this
     * @param arguments of the JVM, separated by spaces
     * @throws BadInputException if the file is not a jar or does not take turns, the JVM does not start, or the arguments
     *     include a size of the heap
     */
    public static RaceSide of(String classPath, Path jvm, String arguments) {
        Path java = executable(jvm == null ? Path.of(System.getProperty("java.home")) : jvm);
        List<String> flags = Stream.of(arguments.strip().split("\\s+"))
                .filter(flag -> !flag.isEmpty())
                .toList();
        refuseHeapSizes(flags);
        Properties git = new Properties();
        try (URLClassLoader jar = open(classPath)) {
            requireTurns(classPath, jar);
            try (InputStream in = jar.getResourceAsStream(GIT)) {
                if (in != null) {
                    git.load(in);
                }
            }
        } catch (IOException e) {
            throw new BadInputException(classPath + ": cannot be read: " + e.getMessage(), e);
        }
        return new RaceSide(new Launcher(java, flags, classPath, false), jdk(java, flags), git);
    }

    /** Returns the environment of this side: that of the machine, with the side's JDK, flags and commit. */
    public Environment environment(String profile, List<String> options, InstantSource clock) {
        return EnvironmentProbe.now(profile, options, clock)
                .of(
                        jdk,
                        launcher.arguments(),
                        git.getProperty("git.commit.id.full", "unknown"),
                        "false".equals(git.getProperty("git.dirty")));
    }

    private static void refuseHeapSizes(List<String> flags) {
        flags.stream()
                .filter(flag -> OF_HEAP.stream().anyMatch(flag::startsWith))
                .findFirst()
                .ifPresent(flag -> {
                    throw new BadInputException(
                            flag + ": must not be among the arguments of a side, since both sides get the same heap;"
                                    + " java -Xmx… -jar … race sets it");
                });
    }

    private static Path executable(Path jvm) {
        Path java = Files.isDirectory(jvm) ? Launcher.javaOf(jvm) : jvm;
        if (!Files.isExecutable(java)) {
            throw new BadInputException(jvm + ": contains no java, must be the home of a JDK or its java");
        }
        return java;
    }

    private static URLClassLoader open(String classPath) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!Files.exists(path)) {
                throw new BadInputException(entry + ": does not exist, must be a jar with the benchmarks");
            }
            urls.add(path.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), null);
    }

    private static void requireTurns(String classPath, URLClassLoader jar) throws IOException {
        try (InputStream in = jar.getResourceAsStream(TurnGiver.RESOURCE)) {
            String version = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!version.equals(String.valueOf(TurnGiver.PROTOCOL))) {
                throw new BadInputException(classPath + ": its benchmarks "
                        + (version.isEmpty() ? "do not take turns" : "take turns by protocol " + version)
                        + ", must be a benchmarks.jar that takes them by protocol " + TurnGiver.PROTOCOL
                        + "; two runs of sweep can still be compared");
            }
        }
    }

    private static Environment.Jdk jdk(Path java, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(flags);
        command.addAll(List.of("-XshowSettings:properties", "-version"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BadInputException(java + " " + String.join(" ", flags) + ": does not start: "
                        + said.lines().findFirst().orElse(""));
            }
            Map<String, String> facts = new HashMap<>();
            said.lines()
                    .map(line -> line.strip().split(" = ", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> facts.put(parts[0], parts[1]));
            return new Environment.Jdk(
                    facts.getOrDefault("java.version", "unknown"),
                    facts.getOrDefault("java.vendor", "unknown"),
                    facts.getOrDefault("java.vm.name", "unknown"));
        } catch (IOException e) {
            throw new BadInputException(java + ": cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadInputException(java + ": interrupted", e);
        }
    }
}
