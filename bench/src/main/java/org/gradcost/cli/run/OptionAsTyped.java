package org.gradcost.cli.run;

import picocli.CommandLine.Model.CommandSpec;

/** An option with its value as it was typed, for messages: {@code --rate -1} is not echoed as {@code --rate -1.0}. */
public final class OptionAsTyped {

    private OptionAsTyped() {}

    /**
     * Returns the option and its value as typed, or its default value if it was not given.
     *
     * @param spec of the command, after its arguments were parsed
     * @param option by any of its names
     */
    public static String of(CommandSpec spec, String option) {
        return option + " " + String.join(",", spec.findOption(option).originalStringValues());
    }
}
