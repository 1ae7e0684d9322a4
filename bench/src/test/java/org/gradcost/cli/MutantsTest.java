package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.gradbench.Choice;
import org.gradcost.gradbench.Tool;
import org.gradcost.results.Cell;
import org.gradcost.results.Measurement;
import org.gradcost.results.Metric;
import org.gradcost.results.file.EnvironmentFile;
import org.gradcost.results.file.MeasurementsFile;
import org.gradcost.sweep.EnvironmentProbe;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Changes the files that the commands read, at random, and holds each answer to what is promised: an exit code from 0 to 3; for
 * bad input one line of at most three of a terminal, in words that are not Java's; no character that moves a cursor; JSON that
 * is JSON; and no folder of a result that is none.
 */
class MutantsTest {
    private static final long SEED = Long.getLong("gradcost.seed", 24);

    /** A command that takes longer than this on a file of a few kilobytes is taken to hang. */
    private static final int SECONDS = 300;

    private static final Pattern JARGON = Pattern.compile(
            "Exception|\\tat |\\bjava\\.|jackson|fasterxml|Source: |Cannot construct|unexpected |\\bnull pointer|StackOverflow");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\u2028\\u2029&&[^\\n\\t]]");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String JMH_CSV = """
            "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: impl","Param: n"
            "a.B.get","avgt",1,10,12.500000,0.500000,"us/op",a,10
            "a.B.get","avgt",1,10,125.000000,NaN,"us/op",b,100
            "a.B.get:·gc.alloc.rate.norm","avgt",1,10,160.000000,0.000100,"B/op",a,10
            "a.B.put","thrpt",2,5,4.000000,0.100000,"ops/ms","[x, y",10
            "a.B.put","ss",1,1,7.000000,NaN,"ms/op",,
            """;

    private static final String JMH_JSON = """
            [
                {
                    "jmhVersion" : "1.37", "benchmark" : "a.B.get", "mode" : "thrpt", "threads" : 2, "forks" : 2,
                    "jvmArgs" : ["-Xmx1g"], "jdkVersion" : "17", "vmName" : "VM", "vmVersion" : "17+1",
                    "params" : { "impl" : "a", "n" : "10" },
                    "primaryMetric" : { "score" : 3.0, "scoreError" : "NaN", "scoreUnit" : "ops/ms",
                        "rawData" : [ [ 2.0, 4.0 ], [ 5.0, 1.0 ] ] },
                    "secondaryMetrics" : {
                        "·gc.alloc.rate.norm" : { "score" : 16.0, "scoreUnit" : "B/op", "rawData" : [ [ 16.0 ] ] } }
                },
                {
                    "jmhVersion" : "1.37", "benchmark" : "a.B.put", "mode" : "sample", "threads" : 1, "forks" : 1,
                    "jvmArgs" : [], "jdkVersion" : "17", "vmName" : "VM", "vmVersion" : "17+1",
                    "primaryMetric" : { "score" : 3.0, "scoreError" : 0.1, "scoreUnit" : "us/op",
                        "rawDataHistogram" : [ [ [ [ 2.0, 3 ], [ 6.0, 1 ] ], [ [ 2.5, 4 ] ] ] ] },
                    "secondaryMetrics" : { }
                }
            ]
            """;

    private static final String JMH_TABLE = """
            # JMH version: 1.37
            # VM options: -Xmx1g
            # Threads: 2 threads, will synchronize iterations
            Iteration   1: 12.5 us/op

            Benchmark                 (impl)   (n)   Mode  Cnt    Score    Error   Units
            B.get                        a b    10   avgt   10   12.500 ±  0.500   us/op
            B.get:gc.alloc.rate.norm     a b    10   avgt   10  160.000 ±  0.001    B/op
            B.put                        N/A    10  thrpt         4.000           ops/ms
            B.tiny                         c   100   avgt    5   ≈ 10⁻⁴            us/op
            """;

    private static final String SESSION = """
            {"id":0,"kind":"start","eval":"hello"}
            {"id":1,"kind":"define","module":"hello"}
            {"id":2,"kind":"evaluate","module":"hello","function":"double","input":3.5}
            {"id":3,"kind":"evaluate","module":"hello","function":"square","input":1.0}
            {"id":4,"kind":"define","module":"lse"}
            {"id":5,"kind":"evaluate","module":"lse","function":"gradient","input":{"x":[1.0,2.0]}}
            {"id":6,"kind":"evaluate","module":"llsq","function":"primal","input":{"x":[1.0,2.0,3.0],"n":2}}
            {"id":7,"kind":"evaluate","module":"det","function":"gradient","input":{"A":[2.0,1.0,1.0,3.0],"ell":2}}
            {"id":8,"kind":"evaluate","module":"kmeans","function":"cost","input":{"points":[[1.0,2.0]],"centroids":[[0.0,0.0]]}}
            {"id":9,"kind":"analysis","of":2,"valid":true}
            """;

    private static final String[] SWEEP = {"sweep", "--profile", "smoke", "--families", "product", "--n", "4,10"};

    @TempDir
    Path folder;

    private final ThreadLocal<CommandLine> lines =
            ThreadLocal.withInitial(() -> Commands.line(CommandLine.defaultFactory()));
    private final Map<String, AtomicInteger> answers = new TreeMap<>();
    private List<Path> jmh;
    private Path run;
    private List<Path> shards;

    @BeforeEach
    void write() throws IOException {
        jmh = List.of(
                Files.writeString(folder.resolve("jmh.csv"), JMH_CSV),
                Files.writeString(
                        folder.resolve("jmh.scsv"), JMH_CSV.replace(", y", " y").replace(',', ';')),
                Files.writeString(folder.resolve("jmh.json"), JMH_JSON),
                Files.writeString(folder.resolve("jmh.txt"), JMH_TABLE));
        run = write("run", List.of(SWEEP), Shard.WHOLE);
        shards = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            List<String> options = new ArrayList<>(List.of(SWEEP));
            options.addAll(List.of("--shard", i + "/2"));
            shards.add(write("shard" + i, options, new Shard(i, 2)));
        }
    }

    /** A run as a sweep leaves it, of times made up. */
    private Path write(String name, List<String> options, Shard shard) throws IOException {
        Path written = Files.createDirectories(folder.resolve(name));
        Random random = new Random(1);
        List<Measurement> rows = new ArrayList<>();
        for (Cell cell : SweepOptions.of(List.of(SWEEP)).cells(shard)) {
            for (int fork = 0; fork < 2; fork++) {
                for (int i = 0; i < 2; i++) {
                    rows.add(Measurement.of(
                            cell, Metric.TIME, fork, i, cell.n() * Math.exp(0.01 * random.nextGaussian())));
                }
            }
            rows.add(Measurement.of(cell, Metric.TAPE_BYTES, 40 * cell.n()));
            rows.add(Measurement.of(cell, Metric.PASSES, 1));
        }
        MeasurementsFile.write(written.resolve("measurements.csv"), rows);
        EnvironmentFile.write(
                written.resolve("environment.json"),
                EnvironmentProbe.now("smoke", options, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"))));
        return written;
    }

    @Test
    void fiveHundredMutantsAreAnsweredAsPromised() throws Exception {
        mutants(500, 1);
    }

    @Test
    @Tag("thorough")
    void thousandsOfMutantsAreAnsweredAsPromised() throws Exception {
        mutants(Integer.getInteger("gradcost.mutants", 6000), 2);
    }

    private void mutants(int count, int threads) throws InterruptedException {
        System.out.println(count + " mutants, seed " + SEED);
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true); // one that hangs must not keep the test alive
            return thread;
        });
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        int share = count / 50;
        for (int block = 0; block < 50; block++) {
            done.add(workers.submit(() -> {
                for (int i = 0; i < share; i++) {
                    mutant(next.getAndIncrement());
                }
            }));
        }
        for (Future<?> block : done) {
            try {
                block.get((long) SECONDS * Math.max(1, share / 10), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage(), e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("hangs near mutant " + next.get() + ", seed " + SEED, e);
            }
        }
        workers.shutdown();
        System.out.println(answers);
        assertEquals(share * 50, next.get());
        assertTrue(answers.containsKey("compare 0") && answers.containsKey("report 0"), answers.toString());
    }

    /** Each mutant has its own random numbers, so that one can be repeated alone. */
    private void mutant(int number) {
        Random random = new Random(SEED * 1_000_003 + number);
        Mutator mutator = new Mutator(random);
        Path own = folder.resolve("mutant" + number);
        try {
            Files.createDirectories(own);
            int choice = random.nextInt(100);
            if (choice < 50) {
                compare(number, random, mutator, own);
            } else if (choice < 70) {
                answer(
                        number,
                        own,
                        "crossover",
                        mutated(mutator, random, run, own).toString());
            } else if (choice < 96) {
                merge(number, random, mutator, own);
            } else if (choice < 97) {
                gradbench(number, mutator);
            } else {
                report(number, random, mutator, own);
            }
            delete(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(int number, Random random, Mutator mutator, Path own) throws IOException {
        List<String> command = new ArrayList<>(List.of("compare"));
        if (random.nextInt(3) == 0) {
            command.addAll(
                    List.of(run.toString(), mutated(mutator, random, run, own).toString()));
        } else {
            Path file = jmh.get(random.nextInt(jmh.size()));
            Path changed = Files.write(own.resolve(file.getFileName()), mutator.mutate(Files.readAllBytes(file)));
            switch (random.nextInt(4)) {
                case 0 -> command.addAll(List.of(changed.toString(), "--pair", "impl=a,b"));
                case 1 -> command.addAll(List.of(file.toString(), changed.toString(), file.toString()));
                default -> command.addAll(List.of(changed.toString(), file.toString(), "--across-environments"));
            }
        }
        String format = List.of("text", "markdown", "latex", "csv", "json").get(random.nextInt(5));
        command.addAll(List.of("--format", format));
        List<List<String>> options = List.of(
                List.of(),
                List.of("--by", "n"),
                List.of("--top", "2"),
                List.of("--only", "slower,faster"),
                List.of("--filter", "n=1*"),
                List.of("--rename", "a.B=c.D"));
        command.addAll(options.get(random.nextInt(options.size())));
        Answer answer = answer(number, own, command.toArray(String[]::new));
        if (format.equals("json") && answer.exit() < 2) {
            try {
                JSON.readTree(answer.out());
            } catch (IOException e) {
                throw failed(number, own, "no JSON: " + e.getMessage(), answer);
            }
        }
    }

    private void merge(int number, Random random, Mutator mutator, Path own) throws IOException {
        Path changed = mutated(mutator, random, shards.get(0), own);
        Path out = own.resolve("merged");
        Answer answer =
                answer(number, own, "merge", changed.toString(), shards.get(1).toString(), "--out", out.toString());
        if (Files.exists(out) != answer.exit() < 2) {
            throw failed(
                    number, own, "the folder of the result is " + (Files.exists(out) ? "there" : "missing"), answer);
        }
    }

    private void report(int number, Random random, Mutator mutator, Path own) throws IOException {
        Path file = jmh.get(random.nextInt(jmh.size()));
        Path source = random.nextBoolean()
                ? mutated(mutator, random, run, own)
                : Files.write(own.resolve(file.getFileName()), mutator.mutate(Files.readAllBytes(file)));
        Path out = own.resolve("report");
        Answer answer = answer(number, own, "report", source.toString(), "--out", out.toString());
        if (Files.exists(out.resolve("report.html")) != (answer.exit() == 0)
                || Files.exists(out) != (answer.exit() == 0)) {
            throw failed(
                    number, own, "the folder of the report is " + (Files.exists(out) ? "there" : "missing"), answer);
        }
    }

    private void gradbench(int number, Mutator mutator) throws IOException {
        byte[] session = mutator.mutate(SESSION.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Tool(new ByteArrayInputStream(session), out, Choice.REVERSE).run();
        String said = out.toString(StandardCharsets.UTF_8);
        Answer answer = new Answer(0, said, "");
        for (String line : said.split("\n")) {
            if (!line.isEmpty() && !JSON.readTree(line).isObject()
                    || JARGON.matcher(line).find()) {
                throw failed(
                        number,
                        folder,
                        "answers " + line + " in the session\n" + new String(session, StandardCharsets.UTF_8),
                        answer);
            }
        }
        count("gradbench");
    }

    /** A copy of a run one of whose files is changed. */
    private static Path mutated(Mutator mutator, Random random, Path source, Path own) throws IOException {
        Path copy = Files.createDirectories(own.resolve("changed"));
        boolean environment = random.nextInt(3) == 0;
        for (String name : List.of("measurements.csv", "environment.json")) {
            byte[] bytes = Files.readAllBytes(source.resolve(name));
            boolean changed = environment == name.equals("environment.json");
            Files.write(copy.resolve(name), changed ? mutator.mutate(bytes) : bytes);
        }
        return copy;
    }

    private Answer answer(int number, Path own, String... arguments) {
        Answer answer = Answer.to(lines.get(), arguments);
        count(arguments[0] + " " + answer.exit());
        if (answer.exit() < 0 || answer.exit() > 3) {
            throw failed(number, own, "exit code", answer);
        }
        if (JARGON.matcher(answer.err()).find()
                || CONTROL.matcher(answer.err() + answer.out()).find()) {
            throw failed(number, own, "jargon or control characters", answer);
        }
        if (answer.exit() >= 2
                && (answer.err().lines().count() != 1 || answer.err().length() > 400)) {
            throw failed(number, own, "not one line of three", answer);
        }
        return answer;
    }

    private void count(String what) {
        synchronized (answers) {
            answers.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
        }
    }

    private static AssertionError failed(int number, Path own, String what, Answer answer) {
        Path kept = Path.of("target", "mutants", String.valueOf(number));
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = kept.resolve(own.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AssertionError("mutant " + number + " of seed " + SEED + ", kept in " + kept + ": " + what
                + "\nexit " + answer.exit() + "\n" + answer.err() + answer.out());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
