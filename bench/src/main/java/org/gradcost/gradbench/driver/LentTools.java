package org.gradcost.gradbench.driver;

import java.io.Closeable;
import java.util.Collection;
import java.util.List;
import org.gradcost.mode.Mode;

/** The tools of a sweep while it lends them to its forks. Each has one process, which serves block after block. */
public final class LentTools implements Closeable {

    private final List<ToolMode> tools;

    /**
     * Starts lending.
     *
     * @param modes of the sweep; modes that are not tools are ignored
     */
    LentTools(Collection<Mode> modes) {
        tools = modes.stream()
                .filter(ToolMode.class::isInstance)
                .map(ToolMode.class::cast)
                .distinct()
                .toList();
        tools.forEach(ToolMode::lend);
    }

    /** Ends the process of a mode's tool, if it is one; the next fork gets a new process. */
    public void end(Mode mode) {
        tools.stream()
                .filter(tool -> tool.equals(mode))
                .forEach(tool -> tool.host().end());
    }

    /** Ends all processes. */
    public void end() {
        tools.forEach(this::end);
    }

    @Override
    public void close() {
        tools.forEach(ToolMode::endLending);
    }
}
