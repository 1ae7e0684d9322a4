package org.gradcost.plugin;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gradcost.results.BadInputException;

/**
 * The public classes with a public constructor without arguments, by the interfaces of this project that they implement. The
 * class path is scanned once, at the first question; that takes half a second.
 */
public final class Plugins {

    private static final String OURS = "org.gradcost.";

    /** Packages of libraries: they have no plug-ins, and thousands of classes that need not be read. */
    private static final String[] LIBRARIES = {
        "ai.djl", "com.fasterxml", "com.github", "com.google", "com.sun", "de.siegmar", "io.github", "joptsimple",
        "me.tongfei", "net.finmath", "org.apache", "org.bytedeco", "org.eclipse", "org.ejml", "org.hipparchus",
                "org.jline",
        "org.nd4j", "org.openjdk", "org.slf4j", "org.tensorflow", "oshi", "picocli", "pabeles"
    };

    private Plugins() {}

    private static final class Found {
        static final Map<String, SortedSet<String>> BY_INTERFACE = scan();
    }

    /**
     * Makes one instance of each implementation of an interface, in the order of their class names.
     *
     * @throws BadInputException if one cannot be made
     */
    public static <T> List<T> implementing(Class<T> type) {
        return Found.BY_INTERFACE.getOrDefault(type.getName(), new TreeSet<>()).stream()
                .map(name -> instance(type, name))
                .toList();
    }

    /**
     * Makes an instance of a class.
     *
     * @throws BadInputException if the class has no public constructor without arguments, or it fails
     */
    public static <T> T instance(Class<T> type, String name) {
        try {
            return type.cast(Class.forName(name).getConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new BadInputException(
                    type.getSimpleName().toLowerCase(Locale.ROOT) + " " + name
                            + " cannot be made; it needs a public constructor without arguments",
                    e);
        }
    }

    /**
     * Makes an instance of a class from the words by which it was handed on.
     *
     * @param words the name of the class, for a constructor without arguments, or this, a blank and the text for a constructor that
     *     takes one; the latter need not be public
     */
    public static <T> T made(Class<T> type, String words) {
        int blank = words.indexOf(' ');
        if (blank < 0) {
            return instance(type, words);
        }
        try {
            Constructor<?> constructor =
                    Class.forName(words.substring(0, blank)).getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(words.substring(blank + 1)));
        } catch (ReflectiveOperationException e) {
            throw new BadInputException("cannot make " + words, e);
        }
    }

    private static Map<String, SortedSet<String>> scan() {
        Map<String, SortedSet<String>> found = new HashMap<>();
        try (ScanResult result = new ClassGraph()
                .enableClassInfo()
                .ignoreClassVisibility()
                .rejectPackages(LIBRARIES)
                .scan()) {
            for (ClassInfo info : result.getAllStandardClasses()) {
                if (!info.isAbstract() && info.isPublic()) {
                    info.getInterfaces().getNames().stream()
                            .filter(name -> name.startsWith(OURS))
                            .forEach(name -> found.computeIfAbsent(name, n -> new TreeSet<>())
                                    .add(info.getName()));
                }
            }
        }
        return found;
    }
}
