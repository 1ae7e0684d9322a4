package org.gradcost.cli.run;

import java.util.List;
import org.gradcost.results.BadInputException;
import picocli.CommandLine.Model.CommandSpec;

/** Refusal of options that would have no effect beside another one, so that none is silently ignored. */
public final class Inapplicable {

    private Inapplicable() {}

    /**
     * Checks that none of some options is given.
     *
     * @param spec of the command, after its arguments were parsed
     * @param options by any of their names
     * @param with option that was given
     * @param why what that option does instead, as a relative clause
     * @throws BadInputException naming the first of the options that is given
     */
    public static void refuse(CommandSpec spec, List<String> options, String with, String why) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new BadInputException(option + " cannot be combined with " + with + ", which " + why);
            }
        }
    }
}
