package org.gradcost.gradbench.driver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcost.mode.Mode;

/** Tools as modes. */
public final class Tools {

    private Tools() {}

    /**
     * Returns the mode of a tool.
     *
     * @param option {@code NAME=COMMAND}: the name of the mode, and the program with its arguments
     * @throws org.gradcost.results.BadInputException if it is not of that form
     */
    public static Mode mode(String option) {
        return new ToolMode(option);
    }

    /**
     * Starts lending the tools among some modes to the JVMs that measure them.
     *
     * @return ends their processes when it is closed
     */
    public static LentTools lend(Collection<Mode> modes) {
        return new LentTools(modes);
    }

    /** Returns the process that a mode lends to the JVMs that measure it, if it is a tool and currently has one. */
    public static Optional<ProcessHandle> lentProcess(Mode mode) {
        return mode instanceof ToolMode tool ? tool.lentProcess() : Optional.empty();
    }

    /** Returns the SHA-256 of the files of each tool, with the key {@code tool NAME}. */
    public static Map<String, String> fingerprints(List<Mode> tools) {
        Map<String, String> prints = new TreeMap<>();
        tools.forEach(tool -> prints.put("tool " + tool.name(), "sha256 " + ((ToolMode) tool).fingerprint()));
        return prints;
    }
}
