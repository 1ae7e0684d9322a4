package org.gradcost.mode;

import java.util.List;
import java.util.stream.Stream;
import org.gradcost.family.Names;
import org.gradcost.results.BadInputException;

/** The modes, by name and in the order of tables and sweeps. */
public final class ModeRegistry {

    private ModeRegistry() {}

    /** Returns every mode, the baseline first. */
    public static List<Mode> all() {
        Stream<Mode> firstOrder = Stream.of(
                new Primal(),
                new Hand(),
                new Reverse(),
                new ReverseCompiled(),
                new ReverseCheckpointed(),
                new ReverseBlocked(),
                new Forward(),
                new VectorForward(),
                new HipparchusForward(),
                new FiniteDifferences(),
                new Compressed.Forward(),
                new Compressed.Reverse());
        return Stream.concat(firstOrder, Nested.ALL.stream()).toList();
    }

    /**
     * Returns the mode of that name.
     *
     * @throws BadInputException if there is none, with the names that are nearest
     */
    public static Mode named(String name) {
        List<Mode> all = all();
        return all.stream()
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("unknown mode \"" + name + "\"; "
                        + Names.nearest(name, all.stream().map(Mode::name).toList())));
    }
}
