package org.gradcost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The JDK that runs the tests, for those that start a JVM or compile a file. */
public final class Jdk {

    /**
     * The flag for JVMs that end after a second or two, and the forks that they start: the second compiler would take longer than
     * its code saves.
     */
    public static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

    private Jdk() {}

    /** Returns the program that starts a JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the class path of the tests: Surefire hides it in the manifest of a jar of its own, and keeps it here. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Compiles a file against the class path of the tests, into a folder. */
    public static void compile(Path source, Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classPath(), "-d", folder.toString()));
        arguments.addAll(List.of(options));
        arguments.add(source.toString());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
    }
}
