package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.ModeRoles;
import org.gradcost.results.file.MeasurementsFile;
import org.gradcost.results.file.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of the runs in {@code results/data} are about what was measured. */
class SubjectsTest {
    private static final Pattern ANSWER = Pattern.compile("<p class=\"answer\">(.*?)</p>", Pattern.DOTALL);

    @TempDir
    Path folder;

    @BeforeEach
    void runs() {
        assumeTrue(!CommittedRuns.all().isEmpty(), "skipped: there is no results/data");
    }

    @Test
    void theOpeningSentenceIsThatOfTheSubject() {
        assertOpening("standard", "What does a gradient cost?", "Forward mode takes a pass for each of the n inputs");
        assertOpening(
                "hundred-million", "What does a gradient cost?", "Forward mode takes a pass for each of the n inputs");
        assertOpening("jacobian", "What does a Jacobian cost?", "For a Jacobian of m outputs by n inputs");
        assertOpening("second-order", "What do second derivatives cost?", "A product of the Hessian with a vector");
    }

    private static void assertOpening(String run, String question, String sentence) {
        String page = text(run, "report.html");
        assertTrue(page.contains("<h1>" + question + "</h1>"), run);
        assertTrue(answer(run).startsWith(sentence), () -> answer(run));
        assertTrue(text(run, "paper.tex").contains(sentence), run);
    }

    /** The range of the best reverse mode ends in the table of overheads, as do those of the others. */
    @Test
    void theRangesNameTheBestModesAndStandInTheTable() {
        String answer = answer("standard");
        assertTrue(answer.contains("by the best reverse mode takes"), answer);
        assertTrue(answer.contains("by the best forward mode"), answer);
        List<String> circuits =
                text("standard", "tables/overheads.md").lines().skip(2).toList();
        assertTrue(answer.contains(" " + circuits.size() + " circuits"), answer);
        long single = text("standard", "data/crossovers.csv")
                .lines()
                .skip(1)
                .filter(row -> !row.contains(",the best reverse mode,"))
                .count();
        assertTrue(answer.contains("in " + single + " comparisons"), answer);
    }

    @Test
    void noTableIsEmpty() {
        for (Path run : CommittedRuns.all()) {
            CommittedRuns.report(run).forEach((name, bytes) -> {
                String text = new String(bytes, UTF_8);
                if (name.startsWith("tables/")) {
                    assertTrue(text.lines().count() > (name.endsWith(".md") ? 2 : 7), run + " " + name);
                }
                if (name.equals("report.html")) {
                    assertFalse(text.contains("<tbody>\n</tbody>"), run.toString());
                }
                if (name.equals("paper.tex")) {
                    Matcher input = Pattern.compile("input\\{(tables/[^}]*)}").matcher(text);
                    while (input.find()) {
                        assertTrue(CommittedRuns.report(run).containsKey(input.group(1)), run + " " + input.group(1));
                    }
                }
            });
        }
    }

    @Test
    void boundsStandWhereTheyHold() {
        assertFalse(text("second-order", "paper.tex").contains("bounds"));
        assertFalse(text("second-order", "methods.md").contains("Bounds"));
        assertFalse(text("second-order", "report.html").contains("bound: "));
        assertTrue(text("standard", "figures/rosenbrock-scalar-overhead.svg").contains("3 to 4 for a gradient"));
        assertTrue(text("jacobian", "figures/dense-map-matrix-m16-overhead.svg").contains("48 to 64 for 16 gradients"));
    }

    /** A row for each overhead that missed the precision of the run, with what it would need. */
    @Test
    void whatMissedThePrecisionIsInItsTable() {
        List<String[]> summary = text("standard", "data/summary.csv")
                .lines()
                .map(line -> line.split(",", -1))
                .toList();
        int column = List.of(summary.get(0)).indexOf("more_rounds");
        List<String> needs = summary.stream()
                .skip(1)
                .map(row -> row[column])
                .filter(need -> !need.isEmpty())
                .toList();
        List<String> table =
                text("standard", "tables/precision.md").lines().skip(2).toList();
        assertEquals(needs.size(), table.size());
        for (int i = 0; i < table.size(); i++) {
            String[] fields = table.get(i).split("\\|");
            assertTrue(fields[7].startsWith(" ±"), table.get(i));
            if (Integer.parseInt(needs.get(i)) <= 1000) {
                assertEquals(needs.get(i), fields[10].strip());
            }
        }
        assertTrue(text("standard", "report.html").contains("<table id=\"precision-table\">"));
        String method = text("standard", "methods.md");
        Matcher reached = Pattern.compile(
                        "It aimed for overheads within ±5 % after at least 5 rounds, which (\\d+) of (\\d+) reached"
                                + "(?:; (\\d+) more are as narrow after fewer rounds)?\\.")
                .matcher(method);
        assertTrue(reached.find(), method);
        assertEquals(needs.size(), Integer.parseInt(reached.group(2)) - Integer.parseInt(reached.group(1)));
        List<String> narrow =
                table.stream().filter(row -> row.contains("narrow enough")).toList();
        assertEquals(narrow.size(), reached.group(3) == null ? 0 : Integer.parseInt(reached.group(3)));
        for (String row : table) {
            Matcher width = Pattern.compile("±([0-9.]+) %").matcher(row);
            assertTrue(width.find(), row);
            double percent = Double.parseDouble(width.group(1));
            assertTrue(narrow.contains(row) ? percent <= 5 : percent >= 5 - 0.05, row);
        }
    }

    /** An overhead has two true values where the core is shared at times. */
    @Test
    void theStateOfTheCoreIsInTheTableOfCells() {
        String page = text("standard", "report.html");
        String cells = page.substring(page.indexOf("<table id=\"cells-table\">"));
        assertTrue(cells.contains(">core quiet<") && cells.contains(">overhead then<"));
        assertTrue(
                cells.matches("(?s).*<td class=\"number\" data-key=\"0\\.9\\d*\">9\\d %</td>.*"),
                "a share of quiet batches");
        assertTrue(text("standard", "methods.md").contains("another hardware thread shared the core during "));
    }

    /** A table scrolls only if much of it is out of sight. */
    @Test
    void shortTablesAreShownWhole() {
        Pattern table =
                Pattern.compile("<div class=\"scroll( whole)?\"[^>]*><table.*?<tbody>(.*?)</tbody>", Pattern.DOTALL);
        int shown = 0;
        for (Path run : CommittedRuns.all()) {
            Matcher tables = table.matcher(new String(CommittedRuns.report(run).get("report.html"), UTF_8));
            while (tables.find()) {
                int rows = tables.group(2).split("</tr>").length - 1;
                assertEquals(
                        rows <= 24 || tables.group().contains("class=\"prose\""),
                        tables.group(1) != null,
                        run + " " + rows);
                shown++;
            }
        }
        assertTrue(shown > CommittedRuns.all().size());
    }

    /** What a caption or a sentence names is in the table or the figure. */
    @Test
    void captionsNameWhatIsThere() {
        for (Path run : CommittedRuns.all()) {
            Map<String, byte[]> report = CommittedRuns.report(run);
            String paper = new String(report.get("paper.tex"), UTF_8);
            String page = new String(report.get("report.html"), UTF_8);
            String stars = new String(report.getOrDefault("tables/stars.md", new byte[0]), UTF_8);
            boolean hasBest = stars.lines().findFirst().orElse("").contains("| best");
            assertEquals(hasBest, page.contains("Best: the best reverse mode"), run.toString());
            assertTrue(hasBest || !paper.contains("Best:") && !paper.contains("of the best ("), run.toString());
            assertFalse(paper.contains("otted"), run.toString());
            assertFalse(page.contains("GNU/Linux Debian GNU/Linux"), run.toString());
            report.forEach((name, bytes) -> assertFalse(
                    name.matches("tables/.*|methods.*") && new String(bytes, UTF_8).matches("(?s).*±[0-9]{3,} .*"),
                    run + " " + name));
        }
        assertTrue(text("jacobian", "paper.tex").contains("Grey dashes: "));
    }

    @Test
    void secondDerivativesAreInUnitsOfAGradient() {
        String answer = answer("second-order");
        assertTrue(answer.contains("in units of a gradient in plain code"), answer);
        assertTrue(
                answer.matches(
                        ".*-hvp: [a-z-]+\\) gradients for a product, and .*-hessian: [a-z-]+\\) for a whole Hessian;.*"),
                answer);
        assertTrue(
                text("second-order", "figures/product-hvp-scalar-overhead.svg").contains("gradient's time")
                        || text("second-order", "figures/product-hvp-scalar-overhead.svg")
                                .contains("gradient&#39;s time"));
    }

    @Test
    void jacobiansHaveAMapAndATieLineInThePaper() {
        String paper = text("jacobian", "paper.tex");
        assertTrue(paper.contains("figures/dense-map-matrix-map.pdf"), paper);
        assertTrue(paper.contains("tie at m = "), paper);
        assertTrue(text("jacobian", "figures/dense-map-matrix-map.svg")
                .contains("ties with the best interpreted forward mode"));
    }

    /** Each number of n* is a link, on the page that promises it, to a row that is there. */
    @Test
    void everyCrossoverIsALink() {
        for (String run : List.of("standard", "jacobian")) {
            String page = text(run, "report.html");
            for (String table : List.of("stars", "crossovers")) {
                Matcher body = Pattern.compile(
                                "<table id=\"" + table + "-table\">.*?<tbody>(.*?)</tbody>", Pattern.DOTALL)
                        .matcher(page);
                assertTrue(body.find(), run + " " + table);
                int links = 0;
                for (String row : body.group(1).split("</tr>")) {
                    Matcher link = Pattern.compile("<a href=\"#([^\"]+)\">").matcher(row);
                    assertTrue(row.isBlank() || link.find(), row);
                    if (!row.isBlank()) {
                        assertTrue(page.contains("id=\"" + link.group(1) + "\""), link.group(1));
                        links++;
                    }
                }
                assertTrue(links > 3, run + " " + table);
            }
        }
    }

    /** An interval never ends at a size as if n* were known to lie there. */
    @Test
    void intervalsEndAtTheSizesMeasured() {
        int clamped = 0;
        for (String row :
                text("standard", "tables/crossovers.md").lines().skip(2).toList()) {
            String[] fields = row.split("\\|");
            String interval = fields[5].strip();
            String from = fields[7].strip();
            if (!interval.isEmpty()) {
                double low = Double.parseDouble(interval.replace("≤ ", "").split("–")[0]);
                assertEquals(low <= Double.parseDouble(from), interval.startsWith("≤ " + from + "–"), row);
                clamped += interval.startsWith("≤") ? 1 : 0;
            }
        }
        assertTrue(clamped > 0);
    }

    /** LaTeX makes two pages of each, without an error and without a line that is too long for its column. */
    @Test
    @Tag("thorough")
    void thePaperHasTwoPages() throws IOException, InterruptedException {
        assumeTrue(
                Files.exists(Path.of("/usr/bin/pdflatex")),
                "skipped: /usr/bin/pdflatex is missing (Debian: texlive-science)");
        List<String> wrong = new ArrayList<>();
        for (Path run : CommittedRuns.all()) {
            typeset(CommittedRuns.DATA.relativize(run).toString(), CommittedRuns.report(run), wrong);
        }
        typeset("twice", CommittedRuns.report(twiceTheModes()), wrong);
        assertEquals(List.of(), wrong);
    }

    private void typeset(String run, Map<String, byte[]> report, List<String> wrong)
            throws IOException, InterruptedException {
        Path out = folder.resolve("papers").resolve(run);
        for (Map.Entry<String, byte[]> file : report.entrySet()) {
            Path path = out.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (int pass = 0; pass < 2; pass++) {
            Process latex = new ProcessBuilder(
                            "/usr/bin/pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
                    .directory(out.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.resolve("latex.out").toFile())
                    .start();
            assertTrue(latex.waitFor(2, TimeUnit.MINUTES), run);
        }
        String log = Files.readString(out.resolve("latex.out"), ISO_8859_1);
        if (!log.contains("(2 pages") || log.contains("Overfull")) {
            wrong.add(run + ": " + log.substring(Math.max(0, log.length() - 500)));
        }
    }

    /** Returns the run of the libraries with every tool and library twice, the second under a longer name. */
    private Path twiceTheModes() throws IOException {
        RunFolder run = RunFolder.open(CommittedRuns.DATA.resolve("peers/scalar"));
        List<Measurement> rows = new ArrayList<>(run.measurements());
        for (Measurement row : run.measurements()) {
            Cell c = row.cell();
            if (!ModeRoles.BY_NAME.isControl(c.mode())) {
                Cell again = new Cell(
                        c.family(), c.gates(), c.kernels(), c.n(), c.m(), c.mode() + "-again", c.width(), c.threads());
                rows.add(new Measurement(again, row.metric(), row.fork(), row.iteration(), row.turn(), row.value()));
            }
        }
        Path twice = Files.createDirectories(folder.resolve("twice"));
        MeasurementsFile.write(twice.resolve(RunFolder.MEASUREMENTS), rows);
        String environment =
                Files.readString(CommittedRuns.DATA.resolve("peers/scalar").resolve("environment.json"));
        Matcher tools = Pattern.compile("(\"tool )([^\"]+\"[^\\n]*)").matcher(environment);
        Files.writeString(
                twice.resolve("environment.json"),
                tools.replaceAll("$1$2,\n$1again-$2").replace(",,", ","));
        return twice;
    }

    /** A hash has twelve digits in a sentence, and all of them in the environment. */
    @Test
    void hashesAreShort() {
        Pattern hash = Pattern.compile("[0-9a-f]{13,}");
        for (String file : List.of("methods.md", "methods.tex")) {
            assertTrue(text("peers/scalar", file).contains("cpp sha256 5312a5cfa120"), file);
            assertFalse(hash.matcher(text("peers/scalar", file)).find(), file);
        }
        assertTrue(hash.matcher(text("peers/scalar", "data/environment.json")).find());
    }

    /** A table with more modes than a page has room for has a row for each mode. */
    @Test
    void aTableOfManyModesHasARowForEachInThePaper() {
        assertTrue(text("peers/scalar", "paper.tex").contains("input{tables/overheads-excerpt.tex}"));
        String excerpt = text("peers/scalar", "tables/overheads-excerpt.tex");
        assertTrue(excerpt.lines().anyMatch(line -> line.startsWith("torch & ")), excerpt);
        assertTrue(text("standard", "paper.tex").contains("input{tables/overheads.tex}"));
    }

    private static String answer(String run) {
        Matcher answer = ANSWER.matcher(text(run, "report.html"));
        assertTrue(answer.find());
        return answer.group(1).replaceAll("<[^>]*>", "");
    }

    private static String text(String run, String file) {
        Map<String, byte[]> files = CommittedRuns.report(CommittedRuns.DATA.resolve(run));
        assertTrue(files.containsKey(file), () -> run + " has no " + file + ": " + files.keySet());
        return new String(files.get(file), UTF_8);
    }
}
