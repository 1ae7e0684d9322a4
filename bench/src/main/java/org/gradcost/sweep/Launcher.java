package org.gradcost.sweep;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts a measuring JVM.
 *
 * @param java executable of the JVM
 * @param arguments of the JVM, before those of the cell
 * @param classPath of the benchmarks
 * @param own whether this is the class path of this program, so that classes found here are on it
 */
public record Launcher(Path java, List<String> arguments, String classPath, boolean own) {

    private static final List<String> OF_THIS_PROCESS_ALONE = List.of("-agentlib", "-agentpath", "-javaagent", "-Xlog");

    /**
     * Creates a launcher.
     *
     * @param arguments copied
     */
    public Launcher {
        arguments = List.copyOf(arguments);
    }

    /** Returns the launcher of this JVM, with its arguments and class path. */
    public static Launcher ofThisJvm() {
        return new Launcher(
                javaOf(Path.of(System.getProperty("java.home"))),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> OF_THIS_PROCESS_ALONE.stream().noneMatch(flag::startsWith))
                        .toList(),
                System.getProperty("java.class.path"),
                true);
    }

    /** Returns the executable in a JDK's home folder. */
    public static Path javaOf(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    /** Returns the class path with what a mode needs in addition. */
    String classPath(List<Path> more) {
        return Stream.concat(Stream.of(classPath), more.stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
