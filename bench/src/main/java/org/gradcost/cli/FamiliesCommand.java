package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.FamilyCode;
import org.gradcost.family.MapFamily;
import org.gradcost.family.Problem;
import org.gradcost.mode.Granularity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code families}, which lists the functions that can be measured. */
@Command(
        name = "families",
        mixinStandardHelpOptions = true,
        description = "Describes families: formula, inputs, outputs, gates, sizes, source.")
final class FamiliesCommand implements Runnable {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Families, e.g. product mlp (default: all).")
    private List<String> names = List.of();

    @Option(
            names = {"--family", "--families"},
            split = ",",
            paramLabel = "NAME",
            description = "The same as NAME, as in other commands.")
    private List<String> more = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> chosen = Stream.concat(names.stream(), more.stream()).toList();
        List<Family> families = chosen.isEmpty() || chosen.equals(List.of("all"))
                ? Families.all()
                : chosen.stream().map(Families::named).toList();
        for (Family family : families) {
            int smallest = family.nearest(1);
            Problem problem = FamilyCode.problem(family, smallest, 1);
            out.println(family.name());
            out.println("  formula  " + family.formula());
            out.println("  inputs   " + family.inputs());
            out.println("  outputs  "
                    + (family instanceof MapFamily
                            ? "m = " + family.outputs(smallest, 1) + " at n = " + smallest + ", "
                                    + family.outputs(family.nearest(100), 100) + " at n = " + family.nearest(100)
                            : "1"));
            String gates = Granularity.circuits(problem);
            out.println("  gates    "
                    + (gates.isEmpty() ? "those of the function whose second derivatives these are" : gates));
            out.println("  sizes    n = " + smallest + " … "
                    + (family.largest() == Integer.MAX_VALUE ? "any" : family.largest()) + ", e.g. "
                    + Stream.of(10, 100, 1000, 10_000)
                            .map(family::nearest)
                            .distinct()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
            out.println("  growth   time of the primal ∝ n^" + plain(family.growth()));
            out.println("  source   " + family.source());
            out.println();
        }
    }

    private static String plain(double exponent) {
        return exponent == Math.rint(exponent) ? String.valueOf((int) exponent) : String.valueOf(exponent);
    }
}
