package org.gradcost.results.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gradcost.results.BadInputException;

/** Reader and writer of {@code environment.json}. */
public final class EnvironmentFile {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // The default printer uses the platform's line end.
    private static final ObjectWriter WRITER;

    static {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        WRITER = MAPPER.writer(
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
    }

    private EnvironmentFile() {}

    /**
     * Returns the content of a file.
     *
     * @throws BadInputException naming file and line, if the file cannot be read or is not an environment
     */
    public static Environment read(Path file) {
        try {
            String text = TextFile.text(file, TextFile.bytes(file));
            if (!text.stripLeading().startsWith("{")) {
                throw BadInputException.at(
                        file, 1, (text.isBlank() ? "empty, " : "") + "must be an object, such as a sweep writes");
            }
            Environment environment = MAPPER.readValue(text, Environment.class);
            environment.requirePlausible();
            return environment;
        } catch (IllegalArgumentException e) {
            throw BadInputException.at(file, 1, e.getMessage());
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new BadInputException(
                    file + ":" + (location == null ? 1 : Math.max(1, location.getLineNr())) + ": " + reason(e), e);
        }
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, Environment environment) {
        TextFile.write(file, encode(environment));
    }

    /** Returns the environment as the bytes of a file. */
    public static byte[] encode(Environment environment) {
        try {
            return (WRITER.writeValueAsString(environment) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers is always JSON", e);
        }
    }

    // Jackson's own messages mention Java types and Jackson's settings.
    private static String reason(JsonProcessingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException refused) {
            return refused.getMessage();
        }
        if (e instanceof ValueInstantiationException inner) {
            return path(inner) + " is not complete";
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return path(unknown) + " is unknown";
        }
        if (e instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return path(mismatch) + " is missing or malformed, must be " + kind(mismatch.getTargetType());
        }
        return "not an environment: it is cut off, or not JSON from here on";
    }

    private static String kind(Class<?> type) {
        if (type == null || type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull) // an index in a list
                .collect(Collectors.joining("."));
    }
}
