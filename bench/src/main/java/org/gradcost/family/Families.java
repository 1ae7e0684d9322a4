package org.gradcost.family;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.results.BadInputException;

/** The families on the class path, found by their type: nobody keeps a list. */
public final class Families {

    /**
     * The system property by which a process hands a family's class on to one that it starts: looking through the whole
     * class path takes half a second, which a fork can do without.
     */
    public static final String HANDED_ON = "gradcost.family";

    private Families() {}

    private static final class Found {
        static final SortedMap<String, Family> BY_NAME = scan();
    }

    /** Returns every family, by name. */
    public static List<Family> all() {
        return List.copyOf(Found.BY_NAME.values());
    }

    /**
     * Returns the family of that name.
     *
     * @throws BadInputException if there is none, with the names that are nearest
     */
    public static Family named(String name) {
        String handedOn = System.getProperty(HANDED_ON);
        if (handedOn != null) {
            return instance(handedOn);
        }
        Family family = Found.BY_NAME.get(name);
        if (family == null) {
            throw new BadInputException(
                    "unknown family \"" + name + "\"; " + Names.nearest(name, Found.BY_NAME.keySet()));
        }
        return family;
    }

    private static SortedMap<String, Family> scan() {
        SortedMap<String, Family> families = new TreeMap<>();
        try (ScanResult result = new ClassGraph()
                .enableClassInfo()
                .ignoreClassVisibility()
                .rejectPackages(LIBRARIES)
                .scan()) {
            result.getClassesImplementing(Family.class).stream()
                    .filter(info -> !info.isAbstract() && info.isPublic())
                    .map(ClassInfo::getName)
                    .sorted()
                    .map(Families::instance)
                    .forEach(family -> add(families, family));
        }
        return Collections.unmodifiableSortedMap(families);
    }

    /** What the jar itself brings: no family in there, and thousands of classes that need not be read. */
    private static final String[] LIBRARIES = {
        "com.fasterxml", "com.github", "com.google", "com.sun", "de.siegmar", "io.github", "joptsimple", "me.tongfei",
                "org.apache",
        "org.eclipse", "org.ejml", "org.hipparchus", "org.jline", "org.openjdk", "org.slf4j", "oshi", "picocli",
                "pabeles"
    };

    /** Starting more costs more than they save. */
    private static final int ONE_THREAD = 1;

    private static void add(SortedMap<String, Family> families, Family family) {
        Family other = families.putIfAbsent(family.name(), family);
        if (other != null) {
            throw new BadInputException("two families are called \"" + family.name() + "\": "
                    + other.getClass().getName() + " and " + family.getClass().getName() + "; rename one");
        }
    }

    private static Family instance(String type) {
        try {
            return (Family) Class.forName(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new BadInputException(
                    "family " + type + " cannot be made; it needs a public constructor without arguments", e);
        }
    }
}
