package org.gradcost.results.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.StagedFolder;
import org.gradcost.results.file.TextFile;
import org.gradcost.results.report.figure.Chart;
import org.gradcost.results.report.figure.Figure;

/** The report of a run, made in memory and written to a folder. */
public final class Report {
    private static final String PAGE = "report.html";

    private Report() {}

    /**
     * Returns the files of a report, by their path in its folder.
     *
     * @param folders a run, or the shards of one, or a JMH file
     * @throws BadInputException if one is not a run, or two have the same cell
     * @throws org.gradcost.results.IncomparableException if they were measured in different places
     */
    public static Map<String, byte[]> of(List<Path> folders) {
        ReportData data = ReportData.read(folders);
        Map<String, byte[]> files = new LinkedHashMap<>();
        DataFiles.add(files, data);
        Tables tables = new Tables(data);
        if (data.subject() == Subject.OPERATION) {
            table(files, "times", tables.times());
        } else {
            table(files, "stars", tables.stars());
            table(files, "crossovers", tables.crossovers());
            table(files, "overheads", tables.overheads());
            Leaders leaders = new Leaders(data);
            table(files, "libraries", leaders.byLibrary());
            table(files, "kinds", leaders.byKind());
        }
        table(files, "growth", tables.growth());
        table(files, "pay-offs", tables.payOffs());
        table(files, "precision", tables.precision());
        files.put("numbers.tex", LatexNumbers.of(data));
        List<Methods.Paragraph> methods = Methods.of(data);
        files.put("methods.md", utf8(Methods.markdown(methods)));
        files.put("methods.tex", utf8(Methods.latex(methods)));
        Map<String, Map<String, Chart>> circuits = circuits(data);
        circuits.forEach((name, charts) -> charts.forEach((kind, chart) -> {
            String figure = "figures/" + name + "-" + kind;
            files.put(figure + ".svg", Figure.svg(chart));
            files.put(figure + ".pdf", Figure.pdf(chart));
            files.put(figure + ".tex", Figure.tex(chart));
        }));
        Paper.add(files, data, circuits);
        files.put(PAGE, utf8(HtmlPage.of(data, tables, methods)));
        return files;
    }

    /**
     * Writes the files to a folder after all of them are made: all or none.
     *
     * @throws BadInputException as {@link #of}, or if the folder contains something else or cannot be written
     */
    public static void write(List<Path> folders, Path out) {
        refuseForeign(out);
        Map<String, byte[]> files = of(folders);
        try (StagedFolder stage = StagedFolder.of(out)) {
            files.forEach((name, bytes) -> {
                Path file = stage.folder().resolve(name);
                try {
                    Files.createDirectories(file.getParent());
                } catch (IOException e) {
                    throw new BadInputException(out + ": cannot be written", e);
                }
                TextFile.write(file, bytes);
            });
            stage.commit(PAGE);
        }
    }

    // A report replaces an earlier one, but is not written among other files, where it could be lost or overwrite one.
    private static void refuseForeign(Path out) {
        if (!Files.exists(out)) {
            return;
        }
        if (!Files.isDirectory(out)) {
            throw new BadInputException(out + ": is a file, must be a folder, or a path where one can be created");
        }
        try (Stream<Path> content = Files.list(out)) {
            if (!Files.exists(out.resolve(PAGE))
                    && !StagedFolder.interrupted(out)
                    && content.findAny().isPresent()) {
                throw new BadInputException(out + ": contains other files, must be empty or new, or contain a report");
            }
        } catch (IOException e) {
            throw new BadInputException(out + ": cannot be read", e);
        }
    }

    private static Map<String, Map<String, Chart>> circuits(ReportData data) {
        Slugs names = new Slugs();
        Map<String, Map<String, Chart>> circuits = new LinkedHashMap<>();
        for (MeasuredCircuit circuit : MeasuredCircuit.all(data)) {
            String name = names.unique(Slugs.slug(circuit.family() + "-" + circuit.gates()
                    + (circuit.m() == 1 || circuit.m() == Outputs.GROWING ? "" : "-m" + circuit.m())
                    + (circuit.threads() == 1 ? "" : "-t" + circuit.threads())));
            circuits.put(name, new Charts(data, false).of(circuit.label(data.subject()), circuit::holds));
        }
        JacobianMap.all(data).forEach((name, map) -> circuits.put(names.unique(name), Map.of("map", map)));
        return circuits;
    }

    /** Adds a table, unless it is empty. */
    private static void table(Map<String, byte[]> files, String name, ReportTable grid) {
        if (grid.rows().isEmpty()) {
            return;
        }
        files.put("tables/" + name + ".md", utf8(grid.markdown()));
        files.put("tables/" + name + ".tex", utf8(grid.latex()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
