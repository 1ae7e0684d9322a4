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
import java.util.Random;
import java.util.function.Function;
import org.gradcost.results.jmh.JmhWriter;
import org.gradcost.results.jmh.JmhWriter.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formats of JMH about one run: what one of them decides no other contradicts, and large changes all of them see. */
class JmhVerdictTest {
    private static final long SEED = 9;
    private static final double[] CHANGES = {1, 1.02, 1.1, 1.3, 2, 0.98, 0.75, 0.5};
    private static final Options OPTIONS = new Options(0.05, 0.95).acrossAll();

    @TempDir
    Path folder;

    @Test
    void csvAndTableSayWhatJsonSays() throws IOException {
        Random random = new Random(SEED);
        List<Result> base = new ArrayList<>();
        List<Result> now = new ArrayList<>();
        for (String mode : List.of("avgt", "thrpt", "ss", "sample")) {
            for (int i = 0; i < CHANGES.length; i++) {
                String unit = mode.equals("thrpt") ? "ops/ms" : "us/op";
                double change = mode.equals("thrpt") ? 1 / CHANGES[i] : CHANGES[i];
                Map<String, String> params = Map.of("n", String.valueOf(i));
                base.add(new Result("a.B.run", mode, 1, params, unit, scores(random, 100)));
                now.add(new Result("a.B.run", mode, 1, params, unit, scores(random, 100 * change)));
            }
        }
        List<Row> json = rows(base, now, all -> JmhWriter.json(all, List.of(), false));
        List<Row> csv = rows(base, now, all -> JmhWriter.csv(all, ',', Locale.ROOT, true));
        List<Row> table = rows(base, now, all -> JmhWriter.table(all, Locale.ROOT));
        for (int i = 0; i < json.size(); i++) {
            assertAgree(json.get(i), csv.get(i));
            assertAgree(csv.get(i), table.get(i));
            double change = CHANGES[Integer.parseInt(json.get(i).key().values().get(3))];
            if (change >= 1.3 || change <= 0.75) {
                Verdict right = change > 1 ? Verdict.SLOWER : Verdict.FASTER;
                assertEquals(
                        List.of(right, right, right),
                        List.of(
                                json.get(i).verdict(),
                                csv.get(i).verdict(),
                                table.get(i).verdict()),
                        "seed " + SEED);
            }
        }
    }

    private static void assertAgree(Row one, Row other) {
        assertEquals(one.key(), other.key());
        assertEquals(1, one.ratio().value() / other.ratio().value(), 0.03, one.key() + ", seed " + SEED);
        assertTrue(
                one.verdict() == other.verdict()
                        || one.verdict() == Verdict.INCONCLUSIVE
                        || other.verdict() == Verdict.INCONCLUSIVE,
                one.key() + ": " + one.verdict() + " and " + other.verdict() + ", seed " + SEED);
    }

    private List<Row> rows(List<Result> base, List<Result> now, Function<List<Result>, String> format)
            throws IOException {
        List<Side> sides = Sides.read(List.of(
                Files.writeString(folder.resolve("base"), format.apply(base)),
                Files.writeString(folder.resolve("now"), format.apply(now))));
        return Comparison.of(sides.get(0), sides.get(1), OPTIONS).rows();
    }

    /** Five forks that differ by 2 %, of five iterations that differ by 1 %. */
    private static double[][] scores(Random random, double level) {
        double[][] scores = new double[5][5];
        for (double[] fork : scores) {
            double ofFork = level * Math.exp(0.02 * random.nextGaussian());
            for (int i = 0; i < fork.length; i++) {
                fork[i] = ofFork * Math.exp(0.01 * random.nextGaussian());
            }
        }
        return scores;
    }
}
