package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcost.circuit.Circuit;
import org.gradcost.circuit.Flow;
import org.gradcost.circuit.Node;
import org.gradcost.circuit.picture.Diagram;
import org.gradcost.cli.picture.CircuitSource;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Counted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code circuit}, which shows a small circuit with its values and derivatives, as text, steps, DOT or SVG. */
@Command(
        name = "circuit",
        mixinStandardHelpOptions = true,
        description = "Shows a circuit with the value and the derivative on every wire.",
        footer = {
            "%nFor example:",
            "  circuit add-multiply",
            "  circuit staged --at x=3,y=-4 --format svg > staged.svg",
            "  circuit --expression \"(x+y)*z\" --at x=-2,y=5,z=-4 --step",
            "  circuit --family sigmoid-chain --n 4 --gates fused --format dot"
        })
final class CircuitCommand implements Runnable {

    enum Format {
        TEXT,
        DOT,
        SVG
    }

    enum Direction {
        FORWARD,
        REVERSE
    }

    @Mixin
    private CircuitSource source;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "text|dot|svg",
            description = "Format of the output (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(
            names = "--mode",
            defaultValue = "reverse",
            paramLabel = "forward|reverse",
            description =
                    "Derivatives to show: tangents, in a pass per input, or adjoints (default: ${DEFAULT-VALUE}).")
    private Direction mode;

    @Option(names = "--wrt", paramLabel = "INPUT", description = "Show only the pass of forward mode along this input.")
    private String wrt;

    @Option(names = "--step", description = "Show the circuit gate by gate, as text.")
    private boolean step;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (step && format != Format.TEXT) {
            throw new BadInputException("--step prints text; omit --format");
        }
        if (wrt != null && mode != Direction.FORWARD) {
            throw new BadInputException("--wrt chooses a pass of forward mode; add --mode forward");
        }
        show(source.circuit());
    }

    private <V> void show(Circuit<V> circuit) {
        PrintWriter out = spec.commandLine().getOut();
        List<Flow<V>> passes = passes(circuit);
        List<Diagram> diagrams = passes.stream().map(Flow::diagram).toList();
        switch (format) {
            case DOT -> diagrams.forEach(diagram -> out.print(diagram.dot()));
            case SVG -> out.print(Diagram.svg(diagrams));
            case TEXT -> {
                if (step) {
                    out.print(passes.stream().map(Flow::steps).collect(Collectors.joining("\n")));
                } else {
                    out.print(Flow.text(passes));
                    out.println();
                    out.println(summary(circuit));
                }
            }
            default -> throw new AssertionError(format);
        }
        out.flush();
    }

    private <V> List<Flow<V>> passes(Circuit<V> circuit) {
        if (mode == Direction.REVERSE) {
            return List.of(circuit.reverse());
        }
        List<String> names = circuit.inputs().stream().map(Node::name).toList();
        if (wrt != null && !names.contains(wrt)) {
            throw new BadInputException("--wrt " + wrt + ": no such input; there are " + String.join(", ", names));
        }
        List<Flow<V>> passes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (wrt == null || wrt.equals(names.get(i))) {
                passes.add(circuit.forward(i));
            }
        }
        return passes;
    }

    private <V> String summary(Circuit<V> circuit) {
        int passes = mode == Direction.REVERSE ? 1 : circuit.inputs().size();
        return Counted.of(circuit.gates().size(), "gate") + "; the gradient takes " + passes
                + (passes == 1 ? " pass" : " passes, one per input");
    }
}
