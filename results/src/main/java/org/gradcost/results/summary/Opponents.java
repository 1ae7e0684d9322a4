package org.gradcost.results.summary;

import java.util.List;
import org.gradcost.results.ModeRoles;

/**
 * The forward modes that a reverse mode is compared with: those of its kind, or those of all kinds if there is none.
 *
 * @param modes names of the forward modes
 * @param name what tables and sentences call them
 */
record Opponents(List<String> modes, String name) {

    /** The forward modes of all kinds. */
    static final String BEST = "the best forward mode";

    /**
     * Returns the opponents of a reverse mode.
     *
     * @param forwards all forward modes of its circuit, each once
     */
    static Opponents of(String reverse, List<String> forwards, ModeRoles roles) {
        List<String> equals = forwards.stream()
                .filter(mode ->
                        roles.traits(mode).kind() == roles.traits(reverse).kind())
                .toList();
        return switch (equals.size()) {
            case 0 -> new Opponents(forwards, BEST + " of another kind");
            case 1 -> new Opponents(equals, equals.get(0));
            default ->
                new Opponents(equals, "the best " + roles.traits(reverse).kind().label() + " forward mode");
        };
    }
}
