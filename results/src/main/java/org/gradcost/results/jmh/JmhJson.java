package org.gradcost.results.jmh;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.TextFile;

/** JMH's JSON: an array with an object per result. */
final class JmhJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final List<JmhResult> results = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private SortedMap<String, String> environment = new TreeMap<>();

    /** How many entries have begun. */
    private int entries;

    private JmhJson(Path file) {
        this.file = file;
    }

    static JmhRun read(Path file) {
        return new JmhJson(file).run();
    }

    private JmhRun run() {
        try (JsonParser parser = MAPPER.createParser(TextFile.text(file, TextFile.bytes(file)))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw BadInputException.at(file, 1, "must be a list of results, as JMH's JSON is");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                long line = parser.currentTokenLocation().getLineNr();
                entries++;
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw BadInputException.at(
                            file, line, "entry " + entries + " is " + parser.getText() + ", must be an object");
                }
                add(line, parser.readValueAs(JmhEntry.class));
            }
            if (parser.nextToken() != null) {
                throw BadInputException.at(
                        file, parser.currentTokenLocation().getLineNr(), "more than one list, must be one run");
            }
        } catch (JsonProcessingException e) {
            if (e instanceof JsonEOFException || e.getCause() instanceof JsonEOFException) {
                throw new BadInputException(
                        file + ": ends "
                                + (entries == 0 ? "before the first entry" : "in the middle of entry " + entries),
                        e);
            }
            JsonLocation location = e.getLocation();
            throw new BadInputException(
                    file + ":" + (location == null ? 1 : Math.max(1, location.getLineNr())) + ": " + reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string has nothing to fail with
        }
        return new JmhRun(results, results.stream().allMatch(result -> result.times().length > 0), environment);
    }

    private void add(long line, JmhEntry entry) {
        try {
            JmhResult result = entry.result();
            Long first = seen.putIfAbsent(result.identity(), line);
            if (first != null) {
                throw new IllegalArgumentException(
                        "the same result as line " + first + ", " + result.identity() + ": each must be there once");
            }
            if (!results.isEmpty() && !environment.equals(entry.environment())) {
                throw new IllegalArgumentException("measured by " + entry.environment() + ", the results before it by "
                        + environment + ": two runs in one file");
            }
            environment = entry.environment();
            results.add(result);
        } catch (IllegalArgumentException e) {
            throw BadInputException.at(file, line, e.getMessage());
        }
    }

    // Jackson's own messages speak of Java types.
    private static String reason(JsonProcessingException e) {
        boolean syntax = e instanceof JsonParseException || e.getCause() instanceof JsonParseException;
        String path = !syntax && e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return path.isEmpty() ? "not JSON from here on" : path + " is not what JMH writes there";
    }
}
