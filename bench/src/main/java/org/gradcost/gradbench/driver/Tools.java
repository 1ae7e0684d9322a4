package org.gradcost.gradbench.driver;

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
}
