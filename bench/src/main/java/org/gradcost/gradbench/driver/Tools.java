package org.gradcost.gradbench.driver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradcost.mode.Mode;

/** The modes that tools become. */
public final class Tools {

    private Tools() {}

    /**
     * Returns the mode of a tool.
     *
     * @param option {@code NAME=COMMAND}: the name of the mode, and the program with its arguments
     * @throws org.gradcost.results.BadInputException if it is not that
     */
    public static Mode mode(String option) {
        return new ToolMode(option);
    }

    /** Returns of each tool, as {@code tool NAME}, the SHA-256 of its files. */
    public static Map<String, String> fingerprints(List<Mode> tools) {
        Map<String, String> prints = new TreeMap<>();
        tools.forEach(tool -> prints.put("tool " + tool.name(), "sha256 " + ((ToolMode) tool).fingerprint()));
        return prints;
    }
}
