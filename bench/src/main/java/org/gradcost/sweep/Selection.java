package org.gradcost.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.gate.kernel.Kernels;
import org.gradcost.gradbench.driver.Tools;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import picocli.CommandLine.Option;

/** The options that select a part of all cells; for what they leave open, the profile's defaults apply. */
public final class Selection {

    /** The largest factor between a requested n and the size that a family has instead. */
    private static final double NEAR = 2;

    private static final String ALL = "all";

    /** The option that names a program to be started. */
    public static final String TOOL = "--tool";

    private static final int DERIVATIVES = 1_000_000;

    private final List<Mode> ofTools = new ArrayList<>();

    @Option(
            names = {"--families", "--family"},
            split = ",",
            paramLabel = "NAME",
            description = "Families, e.g. product,mlp, or all.")
    private List<String> families = List.of();

    @Option(
            names = {"--modes", "--mode"},
            split = ",",
            paramLabel = "NAME",
            completionCandidates = ModeNames.class,
            description = "Modes, e.g. forward,reverse; there are ${COMPLETION-CANDIDATES}.")
    private List<String> modes = List.of();

    @Option(
            names = TOOL,
            paramLabel = "NAME=COMMAND",
            description = "A program that speaks GradBench's protocol, as the mode NAME. May be repeated.")
    private List<String> tools = List.of();

    @Option(names = "--gates", split = ",", paramLabel = "SIZE", description = "Gates: natural, scalar, fused, matrix.")
    private List<String> gates = List.of();

    @Option(
            names = "--n",
            split = ",",
            paramLabel = "N",
            description = "Numbers of inputs, e.g. 10,1e6; a family takes its nearest size.")
    private List<String> sizes = List.of();

    @Option(
            names = "--m",
            split = ",",
            paramLabel = "M",
            description = "Numbers of outputs, for families with several (default: the values of --n).")
    private List<String> outputs = List.of();

    @Option(names = "--width", split = ",", paramLabel = "K", description = "Tangents per pass of vector-forward.")
    private List<String> widths = List.of();

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "K",
            description =
                    "Threads among which a gradient is divided, e.g. 1,2; only modes that can divide their work accept more"
                            + " than 1.")
    private List<String> threads = List.of();

    @Option(
            names = "--kernels",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Loops in primals, gradients by hand, matrix gates and compiled gradients: plain (the default), vector"
                            + " (needs the module jdk.incubator.vector), or both; the unit of overheads is always the plain"
                            + " primal.")
    private List<String> kernels = List.of();

    /** The names of all modes, for the help; they are not searched for before the help is printed. */
    static final class ModeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ModeRegistry.all().stream().map(Mode::name).iterator();
        }
    }

    /** Checks the options before anything is done. */
    public void validate() {
        kernels();
        families(List.of()).forEach(this::sizes);
        refuseToolsAmongModes();
        modes(List.of());
        requireNames();
        gates();
        widths(List.of());
        threads(List.of());
    }

    /** Returns the selected families. */
    public List<Family> families(List<String> byDefault) {
        List<String> names = families.isEmpty() ? byDefault : families;
        return names.isEmpty() || names.contains(ALL)
                ? Families.all()
                : names.stream().distinct().map(Families::named).toList();
    }

    /** Returns the selected modes, the tools last. */
    public List<Mode> modes(List<Mode> byDefault) {
        Stream<Mode> named =
                modes.isEmpty() ? byDefault.stream() : modes.stream().distinct().map(ModeRegistry::named);
        return Stream.concat(named, tools().stream()).toList();
    }

    /** Returns the names that were selected as modes and are not on the class path. */
    public List<String> missingModes() {
        Set<String> names = ModeRegistry.all().stream().map(Mode::name).collect(Collectors.toSet());
        return modes.stream().distinct().filter(name -> !names.contains(name)).toList();
    }

    /** Returns the modes of the tools, which are the same at each call. */
    public List<Mode> tools() {
        if (ofTools.isEmpty()) {
            tools.stream().map(Tools::mode).forEach(ofTools::add);
        }
        return List.copyOf(ofTools);
    }

    private void refuseToolsAmongModes() {
        for (Mode tool : tools()) {
            if (modes.contains(tool.name())) {
                throw new BadInputException("--modes " + tool.name() + ": is added by " + TOOL
                        + " already; leave it out of --modes, which is for modes on the class path");
            }
        }
    }

    private void requireNames() {
        if (tools().isEmpty()) {
            return;
        }
        Set<String> taken = new HashSet<>();
        ModeRegistry.all().forEach(mode -> taken.add(mode.name()));
        for (Mode tool : tools()) {
            ModeRegistry.requireName(tool);
            if (!taken.add(tool.name())) {
                throw new BadInputException("--tool " + tool.name() + ": there is a mode of that name; choose another");
            }
        }
    }

    /** Returns whether the granularity is selected; plain code, which has no gates, always is. */
    public boolean takes(Granularity granularity) {
        return granularity == Granularity.PLAIN || gates.isEmpty() || gates().contains(granularity);
    }

    /** Returns whether the primal is measured for its own sake, because it is selected or no mode is. */
    boolean namesPrimal() {
        return modes.isEmpty() || modes.contains(ModeRegistry.baseline().name());
    }

    /** Returns whether families are selected. */
    public boolean namesFamilies() {
        return !families.isEmpty();
    }

    /** Returns whether gates are selected. */
    public boolean namesGates() {
        return !gates.isEmpty();
    }

    /**
     * Checks that no option has several values, for a command without a grid of cells.
     *
     * @param command name of that command
     */
    public void requireSingle(String command) {
        requireSingle(command, "--gates", gates);
        requireSingle(command, "--m", outputs);
        requireSingle(command, "--width", widths);
    }

    private static void requireSingle(String command, String option, List<String> values) {
        if (values.size() > 1) {
            throw new BadInputException(option + " " + String.join(",", values) + ": " + command
                    + " takes one value, such as " + values.get(0));
        }
    }

    /** Returns the selected widths. */
    public List<Integer> widths(List<Integer> byDefault) {
        return widths.isEmpty()
                ? byDefault
                : widths.stream().distinct().map(k -> whole("--width", k)).toList();
    }

    /** Returns the selected sizes of a family, in ascending order. */
    public List<Integer> sizes(Family family, int... byDefault) {
        TreeSet<Integer> nearest = new TreeSet<>();
        for (int n : byDefault) {
            if (sizes.isEmpty() && n <= NEAR * family.largest()) {
                nearest.add(family.nearest(n));
            }
        }
        for (String text : sizes) {
            int n = whole("--n", text);
            if (n > NEAR * family.largest()) {
                if (!families.contains(family.name())) {
                    continue; // meant for other families
                }
                throw new BadInputException("--n " + n + " is too large for " + family.name()
                        + ", whose largest size is " + family.largest());
            }
            nearest.add(family.nearest(n));
        }
        return new ArrayList<>(nearest);
    }

    /**
     * Returns the selected numbers of outputs of a family, in ascending order; by default the sizes, except those with more than
     * {@value #DERIVATIVES} derivatives.
     */
    public List<Integer> outputs(Family family, int n, int... byDefault) {
        TreeSet<Integer> nearest = new TreeSet<>();
        outputs.forEach(m -> nearest.add(family.outputs(n, whole("--m", m))));
        if (outputs.isEmpty()) {
            (sizes.isEmpty() ? IntStream.of(byDefault) : sizes.stream().mapToInt(size -> whole("--n", size)))
                    .map(m -> family.outputs(n, m))
                    .filter(m -> m == 1 || (long) n * m <= DERIVATIVES)
                    .forEach(nearest::add);
        }
        if (nearest.isEmpty()) {
            nearest.add(family.outputs(n, 1));
        }
        return new ArrayList<>(nearest);
    }

    /** Returns the selected numbers of threads. */
    public List<Integer> threads(List<Integer> byDefault) {
        return threads.isEmpty()
                ? byDefault
                : threads.stream().distinct().map(k -> whole("--threads", k)).toList();
    }

    /**
     * Returns the selected kernels, without duplicates.
     *
     * @throws BadInputException if there are none of that name, or this machine cannot run them
     */
    public List<Kernels> kernels() {
        return kernels.isEmpty()
                ? List.of(Kernels.PLAIN)
                : kernels.stream().distinct().map(KernelsOfJvm::named).toList();
    }

    private List<Granularity> gates() {
        return gates.stream().map(Granularity::selected).toList();
    }

    private static int whole(String option, String text) {
        double number;
        try {
            number = Double.parseDouble(text); // so that a size may be written as 1e6
        } catch (NumberFormatException e) {
            throw new BadInputException(option + " " + text + " is not a number; it must be a whole number from 1", e);
        }
        if (number >= 1 && number <= Integer.MAX_VALUE - 8 && number == Math.rint(number)) {
            return (int) number;
        }
        throw new BadInputException(option + " " + text + ": must be a whole number from 1 to 2^31 − 9");
    }
}
