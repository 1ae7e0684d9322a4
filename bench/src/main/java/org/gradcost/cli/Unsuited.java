package org.gradcost.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradcost.family.Problem;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.sweep.Selection;

/** The reasons why a mode computes no gradient of a problem with the selected gates and kernels. */
final class Unsuited {

    private Unsuited() {}

    /** Returns the reason, which names the mode but not the problem; empty if the mode computes a gradient. */
    static Optional<String> reason(Mode mode, Problem problem, Selection selection, Kernels kernels) {
        List<Granularity> possible = mode.granularities(problem);
        if (possible.isEmpty()) {
            if (mode.gates().stream().noneMatch(gates -> gates.of(problem))
                    && mode.purpose().isEmpty()) {
                return Optional.of(mode.name() + " has none of the gates of this function");
            }
            return Optional.of(mode.name()
                    + (mode.purpose().isEmpty() ? " does not support this function" : " is for " + mode.purpose()));
        }
        List<Granularity> selected = possible.stream().filter(selection::takes).toList();
        if (selected.isEmpty()) {
            return Optional.of(mode.name() + " takes this function only in "
                    + possible.stream().map(Granularity::label).collect(Collectors.joining(", ")) + " gates");
        }
        return kernels == Kernels.PLAIN || selected.stream().anyMatch(mode::hasKernels)
                ? Optional.empty()
                : Optional.of(mode.name() + " has no " + kernels.label() + " kernels in these gates");
    }
}
