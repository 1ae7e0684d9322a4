package org.gradcost.results.jmh;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.TextFile;

/** Reader of JMH's JSON: an array with an object per result. */
final class JmhJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // NaN without JMH's quotation marks
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final Path file;
    private final JmhResults results;

    /** The number of entries that have begun. */
    private int entries;

    private JmhJson(Path file) {
        this.file = file;
        this.results = new JmhResults(file);
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
                if (parser.currentToken() == JsonToken.VALUE_NULL) {
                    int entry = entries;
                    results.add(line, () -> {
                        throw new UnusableScoreException("entry " + entry + " is null, must be an object");
                    });
                    continue;
                }
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw BadInputException.at(
                            file, line, "entry " + entries + " is " + kind(parser) + ", must be an object");
                }
                results.add(line, parser.readValueAs(JmhEntry.class)::result);
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
            throw new UncheckedIOException(e); // reading a string cannot fail
        }
        return results.run(List.of());
    }

    private static String kind(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> parser.getText();
        };
    }

    // Jackson's own messages mention Java types.
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
