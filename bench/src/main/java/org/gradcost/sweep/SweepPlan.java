package org.gradcost.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.family.Problem;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.Cell;

/** The cells that a sweep measures, in order. */
final class SweepPlan {

    private final Profile profile;
    private final Selection selection;

    SweepPlan(Profile profile, Selection selection) {
        this.profile = profile;
        this.selection = selection;
    }

    /** Returns all blocks, family by family, in ascending n and m. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Family family : selection.families(profile.families())) {
            for (int n : selection.sizes(family, profile.sizes())) {
                for (int m : selection.outputs(family, n, profile.sizes())) {
                    blocks.add(new Block(jobs(family, n, m)));
                }
            }
        }
        return blocks;
    }

    private List<Job> jobs(Family family, int n, int m) {
        Problem problem = FamilyCode.problem(family, n, m, 1);
        List<Job> jobs = new ArrayList<>();
        for (Mode mode : modes()) {
            for (Granularity gates : granularities(mode, problem)) {
                for (Kernels kernels : kernels(mode, gates)) {
                    for (int width : widths(mode)) {
                        for (int threads : threads(mode, problem)) {
                            Cell cell = new Cell(
                                    family.name(), gates.label(), kernels.label(), n, m, mode.name(), width, threads);
                            jobs.add(new Job(
                                    cell,
                                    mode,
                                    mode.passes(problem, gates, width),
                                    mode.tangents(problem),
                                    mode.manyPasses(problem)));
                        }
                    }
                }
            }
        }
        return jobs;
    }

    /** Returns the modes, with the primal first even if it was not selected, since overheads require it. */
    private List<Mode> modes() {
        List<Mode> modes = new ArrayList<>();
        Mode baseline = ModeRegistry.baseline();
        modes.add(baseline);
        selection.modes(profile.modes().stream().map(ModeRegistry::named).toList()).stream()
                .filter(mode -> !mode.name().equals(baseline.name()))
                .forEach(modes::add);
        return modes;
    }

    private List<Granularity> granularities(Mode mode, Problem problem) {
        List<Granularity> all =
                mode.granularities(problem).stream().filter(selection::takes).toList();
        return profile.everyGranularity() || selection.namesGates() || all.isEmpty()
                ? all
                : all.subList(all.size() - 1, all.size());
    }

    /**
     * Returns the selected kernels that the mode has; those of the primal start with the plain ones, which are the unit of
     * overheads.
     */
    private List<Kernels> kernels(Mode mode, Granularity gates) {
        Stream<Kernels> selected =
                selection.kernels().stream().filter(kernels -> kernels == Kernels.PLAIN || mode.hasKernels(gates));
        Stream<Kernels> first =
                mode.name().equals(ModeRegistry.baseline().name()) ? Stream.of(Kernels.PLAIN) : Stream.empty();
        return Stream.concat(first, selected).distinct().toList();
    }

    private List<Integer> widths(Mode mode) {
        return mode.hasWidth() ? selection.widths(profile.widths()) : List.of(1);
    }

    private List<Integer> threads(Mode mode, Problem problem) {
        return mode.hasThreads(problem) ? selection.threads(List.of(1)) : List.of(1);
    }
}
