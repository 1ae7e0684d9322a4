package org.gradcost.results.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.gradcost.results.BadInputException;
import org.gradcost.results.jmh.JmhWriter;
import org.gradcost.results.jmh.JmhWriter.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The formats of JMH about one run. A CSV and a table do not have the forks, so two runs with one CSV may have different JSON, and
 * no rule makes all verdicts the same. What holds: the ratios are the same; what a CSV or a table decides the JSON decides the
 * same, for any number of forks; with one fork nothing is decided; and with five a large change is decided in all of them.
 */
class JmhVerdictTest {
    private static final long SEED = 9;
    private static final double[] CHANGES = {1, 1, 1.02, 1.1, 1.3, 2, 10, 0.98, 0.75, 0.5};
    private static final Options OPTIONS = new Options(0.05, 0.95).acrossAll();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 5, 0.02, 0.01", "1, 1, 0.02, 0", "2, 5, 0.02, 0.01", "2, 5, 0, 0.01", "2, 10, 0.1, 0.01",
                "3, 5, 0.02, 0.01",
        "3, 1, 0.02, 0", "5, 5, 0.02, 0.01", "5, 5, 0, 0.02", "5, 1, 0.02, 0", "5, 4, 0.002, 0.001", "10, 3, 0.3, 0.1",
    })
    void whatCsvAndTableDecideJsonDecides(int forks, int iterations, double betweenForks, double within)
            throws IOException {
        String at = forks + " forks, seed " + SEED;
        Random random = new Random(SEED);
        for (int repeat = 0; repeat < 5; repeat++) {
            List<Result> base = new ArrayList<>();
            List<Result> now = new ArrayList<>();
            for (String mode : List.of("avgt", "thrpt", "ss")) {
                for (int i = 0; i < CHANGES.length; i++) {
                    String unit = mode.equals("thrpt") ? "ops/ms" : "us/op";
                    double change = mode.equals("thrpt") ? 1 / CHANGES[i] : CHANGES[i];
                    Map<String, String> params = Map.of("n", String.valueOf(i));
                    double[][] was = scores(random, 100, forks, iterations, betweenForks, within);
                    double[][] is = scores(random, 100 * change, forks, iterations, betweenForks, within);
                    base.add(new Result("a.B.run", mode, 1, params, unit, was));
                    now.add(new Result("a.B.run", mode, 1, params, unit, is));
                }
            }
            Comparison json = compare(
                    JmhWriter.json(base, List.of(), false), JmhWriter.json(now, List.of(), false), OptionalInt.empty());
            for (boolean table : new boolean[] {false, true}) {
                String was = table ? JmhWriter.table(base, Locale.ROOT) : JmhWriter.csv(base, ',', Locale.ROOT, true);
                String is = table ? JmhWriter.table(now, Locale.ROOT) : JmhWriter.csv(now, ',', Locale.ROOT, true);
                Comparison silent = compare(was, is, OptionalInt.empty());
                assertTrue(
                        silent.rows().stream()
                                .allMatch(row -> row.verdict() == Verdict.INCONCLUSIVE
                                        && !row.ratio().known()),
                        at);
                Comparison stated = compare(was, is, OptionalInt.of(forks));
                assertAgree(json.rows(), stated.rows(), forks, table);
                assertAgree(json.groups(), stated.groups(), forks, table);
                assertTrue(!stated.regression() || json.regression(), at);
            }
        }
    }

    private static void assertAgree(List<Row> json, List<Row> stated, int forks, boolean table) {
        assertEquals(json.size(), stated.size());
        for (int i = 0; i < json.size(); i++) {
            Row known = json.get(i);
            Row row = stated.get(i);
            String at = known.key() + " of " + forks + " forks: " + known + " and " + row + ", seed " + SEED;
            assertEquals(known.key(), row.key());
            assertEquals(1, known.ratio().value() / row.ratio().value(), table ? 1e-3 : 1e-6, at);
            assertTrue(row.verdict() == known.verdict() || row.verdict() == Verdict.INCONCLUSIVE, at);
            double change = known.ratio().value();
            boolean large = forks == 5 && row.cells() == 1 && (change > 1.5 || change < 0.6);
            assertTrue(!(forks == 1 || large) || row.verdict() == known.verdict(), at);
            assertTrue(!large || row.verdict() == (change > 1 ? Verdict.SLOWER : Verdict.FASTER), at);
        }
    }

    /** In sample mode a sample is an operation: the same ratios, and no verdict that the JSON does not give. */
    @Test
    void samplesAreNotForks() throws IOException {
        Random random = new Random(SEED);
        List<Result> base =
                List.of(new Result("a.B.run", "sample", 1, Map.of(), "us/op", scores(random, 100, 3, 5, 0.02, 0.1)));
        List<Result> now =
                List.of(new Result("a.B.run", "sample", 1, Map.of(), "us/op", scores(random, 300, 3, 5, 0.02, 0.1)));
        Row json = compare(
                        JmhWriter.json(base, List.of(), true),
                        JmhWriter.json(now, List.of(), true),
                        OptionalInt.empty())
                .rows()
                .get(0);
        Row csv = compare(
                        JmhWriter.csv(base, ',', Locale.ROOT, true),
                        JmhWriter.csv(now, ',', Locale.ROOT, true),
                        OptionalInt.of(3))
                .rows()
                .get(0);
        assertEquals(json.ratio().value(), csv.ratio().value(), 1e-6);
        assertTrue(csv.verdict() == json.verdict() || csv.verdict() == Verdict.INCONCLUSIVE);
        assertTrue(csv.ratio().hi() > json.ratio().hi()
                && csv.ratio().lo() < json.ratio().lo());
    }

    /** A log says how many forks there were. */
    @Test
    void theForksOfALogAreRead() throws IOException {
        Random random = new Random(SEED);
        List<Result> base =
                List.of(new Result("a.B.run", "avgt", 1, Map.of(), "us/op", scores(random, 100, 5, 5, 0.02, 0.01)));
        List<Result> now =
                List.of(new Result("a.B.run", "avgt", 1, Map.of(), "us/op", scores(random, 300, 5, 5, 0.02, 0.01)));
        String log = "# Fork: 1 of 5\n# Fork: 2 of 5\n";
        Comparison known = compare(
                log + JmhWriter.table(base, Locale.ROOT), log + JmhWriter.table(now, Locale.ROOT), OptionalInt.empty());
        assertEquals(Verdict.SLOWER, known.rows().get(0).verdict());
    }

    @Test
    void forksThatTheFilesNameAreNotSaid() throws IOException {
        List<Result> results =
                List.of(new Result("a.B.run", "avgt", 1, Map.of(), "us/op", new double[][] {{1, 2}, {3, 4}}));
        String json = JmhWriter.json(results, List.of(), false);
        try {
            compare(json, json, OptionalInt.of(3));
        } catch (BadInputException e) {
            assertTrue(e.getMessage().startsWith("--forks is for JMH's CSV and tables"), e.getMessage());
            return;
        }
        throw new AssertionError("not refused");
    }

    /** Seven samples are not of five forks: the error stays unknown. */
    @Test
    void samplesThatAreNotOfSoManyForksSayNothing() throws IOException {
        List<Result> results = List.of(
                new Result("a.B.run", "avgt", 1, Map.of(), "us/op", new double[][] {{1, 2, 3, 4, 5, 6, 7}}),
                new Result("a.B.other", "avgt", 1, Map.of(), "us/op", new double[][] {{1, 2, 3, 4, 5}}));
        Comparison comparison = compare(
                JmhWriter.csv(results, ',', Locale.ROOT, true),
                JmhWriter.csv(results, ';', Locale.ROOT, true).replace("1.0", "1.1"),
                OptionalInt.of(5));
        assertTrue(
                comparison.notes().stream()
                        .anyMatch(note -> note.contains("1 row whose samples are not from that number of forks")),
                comparison.notes().toString());
    }

    private Comparison compare(String base, String now, OptionalInt forks) throws IOException {
        List<Side> sides = Sides.read(
                List.of(Files.writeString(folder.resolve("base"), base), Files.writeString(folder.resolve("now"), now)),
                forks);
        return Comparison.of(sides.get(0), sides.get(1), OPTIONS);
    }

    private static double[][] scores(
            Random random, double level, int forks, int iterations, double betweenForks, double within) {
        double[][] scores = new double[forks][iterations];
        for (double[] fork : scores) {
            double ofFork = level * Math.exp(betweenForks * random.nextGaussian());
            for (int i = 0; i < fork.length; i++) {
                fork[i] = ofFork * Math.exp(within * random.nextGaussian());
            }
        }
        return scores;
    }
}
