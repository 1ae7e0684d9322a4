package org.gradcost.family;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;

/** The families on the class path, found by their type: nobody keeps a list. */
public final class Families {

    private Families() {}

    private static final class Found {
        static final SortedMap<String, Family> BY_NAME = scan();
    }

    /** Every family, by name. */
    public static List<Family> all() {
        return List.copyOf(Found.BY_NAME.values());
    }

    /**
     * The family of that name.
     *
     * @throws BadInputException if there is none, with the names that are nearest
     */
    public static Family named(String name) {
        Family family = Found.BY_NAME.get(name);
        if (family == null) {
            throw new BadInputException(
                    "unknown family \"" + name + "\"; " + Names.nearest(name, Found.BY_NAME.keySet()));
        }
        return family;
    }

    private static SortedMap<String, Family> scan() {
        SortedMap<String, Family> families = new TreeMap<>();
        try (ScanResult result =
                new ClassGraph().enableClassInfo().rejectPackages(LIBRARIES).scan()) {
            result.getClassesImplementing(Family.class).stream()
                    .filter(info -> !info.isAbstract() && info.isPublic())
                    .sorted(Comparator.comparing(ClassInfo::getName))
                    .map(Families::instance)
                    .forEach(family -> add(families, family));
        }
        return Collections.unmodifiableSortedMap(families);
    }

    /** What the jar itself brings: no family in there, and thousands of classes that need not be read. */
    private static final String[] LIBRARIES = {
        "com.fasterxml", "com.github", "com.sun", "de.siegmar", "io.github", "joptsimple", "me.tongfei", "org.apache",
        "org.ejml", "org.hipparchus", "org.jline", "org.openjdk", "org.slf4j", "oshi", "picocli", "pabeles"
    };

    private static void add(SortedMap<String, Family> families, Family family) {
        Family other = families.putIfAbsent(family.name(), family);
        if (other != null) {
            throw new BadInputException("two families are called \"" + family.name() + "\": "
                    + other.getClass().getName() + " and " + family.getClass().getName() + "; rename one");
        }
    }

    private static Family instance(ClassInfo info) {
        Class<?> type = info.loadClass();
        try {
            return (Family) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new BadInputException(
                    "family " + info.getName() + " cannot be made; it needs a public constructor without arguments", e);
        }
    }
}
