package org.gradcost.gradbench.driver;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.gradbench.Json;

/** A conversation with a tool, message by message. */
final class ToolSession implements Closeable {

    /** The system property with the time limit for an answer, in addition to the time of the requested runs, s. */
    static final String SECONDS = "gradcost.tool.seconds";

    private static final double SECONDS_BY_DEFAULT = 60;

    /** The factor by which runs may exceed the requested time, since the last run may start shortly before its end. */
    private static final double ROOM = 20;

    private static final long LONGEST_LINE = 1 << 26;

    private final ToolLine tool;
    private final Map<?, ?> hello;
    private long id;

    /** Starts a conversation, or continues the one that the process has had with others. */
    ToolSession(ToolLine tool) {
        this.tool = tool;
        id = tool.answered();
        try {
            hello = id == 0 ? ask("start", Map.of("eval", "gradcost"), limit()) : read(tool.first(), 0);
        } catch (ToolException e) {
            tool.close();
            throw e;
        }
    }

    /** Starts a tool, for one thread. */
    static ToolProcess start(ToolCommand command) {
        return ToolProcess.start(command.words(), 1, LONGEST_LINE);
    }

    static double limit() {
        String text = System.getProperty(SECONDS);
        return text == null ? SECONDS_BY_DEFAULT : Double.parseDouble(text);
    }

    /** Returns a field of the answer to the very first message; the default if it is not text. */
    String told(String field, String byDefault) {
        return hello.get(field) instanceof String text ? text : byDefault;
    }

    /** Returns whether the tool supports {@code again}, which reuses the last input. */
    boolean repeats() {
        return Boolean.TRUE.equals(hello.get("again"));
    }

    /** Returns whether the tool has a module. */
    boolean defines(String module) {
        return Boolean.TRUE.equals(
                ask("define", Map.of("module", module), limit()).get("success"));
    }

    /** The output of some runs, and their times. */
    record Evaluation(Object output, double[] nanos, long runs) {}

    /**
     * Runs a function.
     *
     * @param input its fields
     * @param seconds minimum total time of the runs; 0 for a single run
     */
    Evaluation evaluate(String module, String function, Map<String, Object> input, double seconds) {
        Map<String, Object> fields = new LinkedHashMap<>(input);
        fields.put("min_runs", 1);
        fields.put("min_seconds", seconds);
        fields.put("min_batch_ns", 50_000);
        fields.put("with_value", true);
        long start = System.nanoTime();
        Map<?, ?> answer = ask(
                "evaluate", Map.of("module", module, "function", function, "input", fields), limit() + ROOM * seconds);
        long elapsed = System.nanoTime() - start;
        if (!Boolean.TRUE.equals(answer.get("success"))) {
            throw new ToolException(function + " of " + module + " failed: "
                    + (answer.get("error") instanceof String error ? firstLine(error) : "no reason given"));
        }
        return timed(answer, seconds, elapsed);
    }

    private static Evaluation timed(Map<?, ?> answer, double seconds, long elapsed) {
        List<double[]> batches = new ArrayList<>();
        if (answer.get("timings") instanceof List<?> timings) {
            for (Object timing : timings) {
                if (timing instanceof Map<?, ?> fields && "evaluate".equals(fields.get("name"))) {
                    double runs = fields.get("runs") instanceof Double count ? count : 1;
                    double nanos = fields.get("nanoseconds") instanceof Double time ? time : Double.NaN;
                    if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY && runs >= 1)) {
                        throw new ToolException("it reports " + runs + " runs in " + nanos + " ns");
                    }
                    batches.add(new double[] {nanos, runs});
                }
            }
        }
        if (batches.isEmpty()) {
            throw new ToolException("it reports no evaluation time");
        }
        double sum = batches.stream().mapToDouble(batch -> batch[0]).sum();
        if (sum > elapsed) {
            throw new ToolException(
                    "it reports " + sum / 1e6 + " ms of runs, but the exchange took " + elapsed / 1e6 + " ms");
        }
        if (sum < 0.99 * seconds * 1e9) {
            throw new ToolException("it ran for " + sum / 1e9 + " s, but min_seconds was " + seconds + " s");
        }
        return new Evaluation(
                answer.get("output"),
                batches.stream().mapToDouble(batch -> batch[0] / batch[1]).toArray(),
                (long) batches.stream().mapToDouble(batch -> batch[1]).sum());
    }

    private Map<?, ?> ask(String kind, Map<String, Object> message, double seconds) {
        long sent = id++;
        return read(tool.ask(bytes(sent, kind, message), Duration.ofMillis((long) (1000 * seconds))), sent);
    }

    private static Map<?, ?> read(byte[] line, long sent) {
        Object answer;
        try {
            answer = Json.read(line, line.length);
        } catch (IOException e) {
            throw new ToolException("its answer is not a line of JSON", e);
        }
        if (!(answer instanceof Map<?, ?> fields)) {
            throw new ToolException("its answer is not an object");
        }
        if (!(fields.get("id") instanceof Double number) || number != sent) {
            throw new ToolException("it answers message " + fields.get("id") + ", not " + sent);
        }
        return fields;
    }

    /** Returns a message as a line of JSON, without the line end. */
    static byte[] bytes(long id, String kind, Map<String, Object> message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", id);
            fields.put("kind", kind);
            fields.putAll(message);
            Json.write(json, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        tool.close();
    }
}
