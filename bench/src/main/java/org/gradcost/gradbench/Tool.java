package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradcost.mode.RefusedException;
import org.gradcost.results.BadInputException;
import org.gradcost.tape.compile.TraceTooLongException;

/**
 * GradBench's protocol: one message per line, and exactly one answer to each. An error in a message is reported in its answer,
 * and the next message is read. The tool ends at the end of the input.
 */
public final class Tool {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    private final Choice mode;
    private final Lines lines;
    private final OutputStream out;
    private final Set<String> known = new HashSet<>();
    private String id = "0";

    /** Creates a tool between two streams, which the caller closes. */
    public Tool(InputStream in, OutputStream out, Choice mode) {
        this.mode = mode;
        this.lines = new Lines(in);
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /** Answers until the input ends. */
    public void run() throws IOException {
        while (lines.next()) {
            if (!blank()) {
                answer();
                out.write('\n');
                out.flush();
            }
        }
    }

    private boolean blank() {
        for (int i = 0; i < lines.length(); i++) {
            byte c = lines.line()[i];
            if (c != ' ' && c != '\t' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    private void answer() throws IOException {
        long start = System.nanoTime();
        Object read;
        try {
            read = Json.read(lines.line(), lines.length());
        } catch (IOException e) {
            refuse("not a line of JSON: " + reason(e));
            return;
        } catch (OutOfMemoryError e) {
            refuse("out of memory while reading a line of " + lines.length() + " bytes");
            return;
        }
        if (!(read instanceof Map<?, ?> message)) {
            refuse("not an object");
            return;
        }
        if (message.get("id") instanceof Double) {
            id = Json.numberText(lines.line(), lines.length(), "id");
        }
        Object kind = message.get("kind");
        if ("start".equals(kind)) {
            try (JsonGenerator json = begin()) {
                json.writeStringField("tool", "gradcost");
                json.writeEndObject();
            }
        } else if ("define".equals(kind)) {
            define(message);
        } else if ("evaluate".equals(kind)) {
            evaluate(message, start);
        } else {
            try (JsonGenerator json = begin()) {
                json.writeEndObject();
            }
        }
        expectNext();
    }

    private void define(Map<?, ?> message) throws IOException {
        boolean defined = Evals.named(message.get("module")) != null;
        try (JsonGenerator json = begin()) {
            json.writeBooleanField("success", defined);
            if (!defined) {
                json.writeStringField("error", "no module " + quoted(message.get("module")) + "; " + Evals.names());
            }
            json.writeEndObject();
        }
    }

    private void evaluate(Map<?, ?> message, long start) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            Workload workload = workload(message);
            long prepared = System.nanoTime() - start;
            write(workload, prepared, run(workload, message), answer);
        } catch (OutOfMemoryError e) {
            failed("out of memory; the heap is " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
            return;
        } catch (RuntimeException | Error e) {
            failed(
                    e instanceof IllegalArgumentException
                                    || e instanceof BadInputException
                                    || e instanceof ArithmeticException
                                    || e instanceof TraceTooLongException
                                    || e instanceof RefusedException
                            ? firstLine(e)
                            : e.toString());
            return;
        }
        answer.writeTo(out);
    }

    /** Writes a complete answer, which is discarded if its output contains a number that is not finite. */
    private void write(Workload workload, long prepared, Runs runs, OutputStream to) throws IOException {
        try (JsonGenerator json = begin(to)) {
            json.writeBooleanField("success", true);
            json.writeFieldName("output");
            workload.write(json);
            json.writeArrayFieldStart("timings");
            timing(json, "prepare", prepared);
            if (runs.warmUp() > 0) {
                timing(json, "warmup", runs.warmUp());
            }
            for (long time : runs.nanoseconds()) {
                timing(json, "evaluate", time);
            }
            json.writeEndArray();
            json.writeStringField("mode", workload.mode());
            json.writeBooleanField("warm", runs.isWarm());
            json.writeNumberField("runs", runs.count());
            json.writeEndObject();
        }
    }

    private Workload workload(Map<?, ?> message) {
        Eval eval = Evals.named(message.get("module"));
        if (eval == null) {
            throw new IllegalArgumentException("no module " + quoted(message.get("module")) + "; " + Evals.names());
        }
        List<String> functions = eval.functions();
        if (!(message.get("function") instanceof String function) || !functions.contains(function)) {
            throw new IllegalArgumentException(eval.name() + " has no function " + quoted(message.get("function"))
                    + "; it has " + String.join(", ", functions));
        }
        Object input = message.get("input");
        Workload workload = eval.workload(function, new Input("input", input), mode);
        return workload instanceof FasterOfTwo faster
                ? faster.against(() -> IsolatedClassLoader.forward(eval.name(), function, input))
                : workload;
    }

    private Runs run(Workload workload, Map<?, ?> message) {
        Input input = new Input("input", message.get("input"));
        Asked asked = Asked.by(input);
        boolean isKnown = !known.add(message.get("module") + "." + message.get("function"));
        return Runs.of(workload, asked, isKnown || !(input.value() instanceof Map<?, ?>));
    }

    private void failed(String problem) throws IOException {
        try (JsonGenerator json = begin()) {
            json.writeBooleanField("success", false);
            json.writeStringField("error", problem);
            json.writeEndObject();
        }
    }

    /** Refuses a line that could not be parsed; it has no id, so the next expected one is answered. */
    private void refuse(String problem) throws IOException {
        failed(problem);
        expectNext();
    }

    private void expectNext() {
        if (WHOLE.matcher(id).matches()) {
            id = new BigInteger(id).add(BigInteger.ONE).toString();
        }
    }

    private JsonGenerator begin() throws IOException {
        return begin(out);
    }

    private JsonGenerator begin(OutputStream to) throws IOException {
        JsonGenerator json = Json.FACTORY.createGenerator(to);
        json.writeStartObject();
        json.writeFieldName("id");
        json.writeNumber(id);
        return json;
    }

    private static void timing(JsonGenerator json, String name, long nanoseconds) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeNumberField("nanoseconds", nanoseconds);
        json.writeEndObject();
    }

    private static String quoted(Object name) {
        return name == null ? "given" : "\"" + name + "\"";
    }

    /** Returns what is wrong and where, without the parser's advice on its configuration. */
    private static String reason(IOException e) {
        if (!(e instanceof JsonProcessingException refused)) {
            return firstLine(e);
        }
        String problem = refused.getOriginalMessage()
                .replaceFirst("(?s) \\((?:start marker|for \\w+ starting).*|: enable .*|\n.*", "");
        JsonLocation at = refused.getLocation();
        return at == null || at.getByteOffset() < 0 ? problem : problem + ", before byte " + at.getByteOffset();
    }

    private static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
