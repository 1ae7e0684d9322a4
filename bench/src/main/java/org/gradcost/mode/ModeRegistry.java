package org.gradcost.mode;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.family.Names;
import org.gradcost.plugin.Plugins;
import org.gradcost.results.BadInputException;
import org.gradcost.results.ModeTraits;

/** The modes on the class path, found by their type, in the order of tables and sweeps. */
public final class ModeRegistry {

    /**
     * The system property by which a process passes a mode's class to a child process, which then need not scan the class path.
     */
    public static final String HANDED_ON = "gradcost.mode";

    private ModeRegistry() {}

    private static final class Found {
        static final Map<String, Mode> BY_NAME = byName(Plugins.implementing(Mode.class));
    }

    /** Returns every mode, sorted by the order in its traits and then by name; the primal is the first. */
    public static List<Mode> all() {
        return List.copyOf(Found.BY_NAME.values());
    }

    /** Returns the primal, the unit of all overheads: the mode that computes no gradient. */
    public static Mode baseline() {
        return new Primal();
    }

    /**
     * Returns the mode of that name.
     *
     * @throws BadInputException if there is none, with the most similar names
     */
    public static Mode named(String name) {
        String handedOn = System.getProperty(HANDED_ON);
        if (handedOn != null) {
            return Plugins.made(Mode.class, handedOn);
        }
        Mode mode = Found.BY_NAME.get(name);
        if (mode == null) {
            throw new BadInputException(
                    "unknown mode \"" + name + "\"; " + Names.nearest(name, Found.BY_NAME.keySet(), "sweep --help"));
        }
        return mode;
    }

    /**
     * Checks that a mode's name is valid.
     *
     * @throws BadInputException if it is not
     */
    public static void requireName(Mode mode) {
        if (!mode.name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new BadInputException("mode " + mode.getClass().getName() + " is called \"" + mode.name()
                    + "\"; a name is lower-case words joined by hyphens");
        }
    }

    private static Map<String, Mode> byName(List<Mode> all) {
        Map<String, Mode> modes = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingInt((Mode mode) -> mode.traits().order())
                        .thenComparing(Mode::name))
                .forEach(mode -> add(modes, mode));
        return modes;
    }

    private static void add(Map<String, Mode> modes, Mode mode) {
        boolean baseline = mode.traits().kind() == ModeTraits.Kind.PRIMAL;
        if (baseline && !(mode instanceof Primal)) {
            throw new BadInputException(
                    "mode " + mode.getClass().getName() + " is of the kind primal, which is reserved for the baseline");
        }
        requireName(mode);
        Mode other = modes.putIfAbsent(mode.name(), mode);
        if (other != null) {
            throw new BadInputException("two modes are called \"" + mode.name() + "\": "
                    + other.getClass().getName() + " and " + mode.getClass().getName() + "; rename one");
        }
    }
}
