package org.gradcost.family;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcost.plugin.Plugins;
import org.gradcost.results.BadInputException;

/** The families on the class path, which are found by their type; there is no list of them. */
public final class Families {

    /**
     * The system property by which a process passes a family's class to a child process, which then need not scan the class path.
     */
    public static final String HANDED_ON = "gradcost.family";

    private Families() {}

    private static final class Found {
        static final SortedMap<String, Family> BY_NAME = byName(Plugins.implementing(Family.class));
    }

    /** Returns every family, by name. */
    public static List<Family> all() {
        return List.copyOf(Found.BY_NAME.values());
    }

    /**
     * Returns the family of that name.
     *
     * @throws BadInputException if there is none, with the most similar names
     */
    public static Family named(String name) {
        String handedOn = System.getProperty(HANDED_ON);
        if (handedOn != null) {
            return Plugins.instance(Family.class, handedOn);
        }
        Family family = Found.BY_NAME.get(name);
        if (family == null) {
            throw new BadInputException(
                    "unknown family \"" + name + "\"; " + Names.nearest(name, Found.BY_NAME.keySet(), "families")
                            + "; one of your own must be on the class path:"
                            + " java -cp benchmarks.jar:FOLDER org.gradcost.cli.Main …");
        }
        return family;
    }

    private static SortedMap<String, Family> byName(List<Family> all) {
        SortedMap<String, Family> families = new TreeMap<>();
        for (Family family : all) {
            Family other = families.putIfAbsent(family.name(), family);
            if (other != null) {
                throw new BadInputException("two families are called \"" + family.name() + "\": "
                        + other.getClass().getName() + " and "
                        + family.getClass().getName() + "; rename one");
            }
        }
        return Collections.unmodifiableSortedMap(families);
    }
}
