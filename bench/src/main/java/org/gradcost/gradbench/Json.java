package org.gradcost.gradbench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversion between JSON and plain Java: objects are maps, text is a String, numbers are Doubles. An array with only numbers is
 * a {@code double[]}, which stores an input of millions of numbers in 8 bytes each; any other array is a list.
 */
public final class Json {

    /** The factory of parsers and generators, which do not close the underlying streams. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private Json() {}

    /** Returns the one value in the text. */
    public static Object read(byte[] text, int length) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text, 0, length)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        }
    }

    /** Returns a number in an object as it is written there, since a double would round it; null if there is none. */
    static String numberText(byte[] text, int length, String name) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text, 0, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isNamed = parser.currentName().equals(name);
                if (parser.nextToken().isNumeric() && isNamed) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("nothing there");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object array(JsonParser parser) throws IOException {
        double[] numbers = new double[8];
        int count = 0;
        while (parser.nextToken().isNumeric()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = parser.getDoubleValue();
        }
        if (parser.currentToken() == JsonToken.END_ARRAY) {
            return Arrays.copyOf(numbers, count);
        }
        List<Object> mixed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mixed.add(numbers[i]);
        }
        do {
            mixed.add(value(parser));
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        return mixed;
    }

    /**
     * Writes a value of the types that {@link #read} returns, or a whole number or rows of numbers; numbers that are not finite
     * become null.
     */
    public static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName((String) field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof double[][] rows) {
            write(json, Arrays.asList(rows));
        } else if (value instanceof int[][] rows) {
            write(json, Arrays.asList(rows));
        } else if (value instanceof double[] numbers) {
            json.writeStartArray();
            for (double number : numbers) {
                orNull(json, number);
            }
            json.writeEndArray();
        } else if (value instanceof int[] numbers) {
            json.writeArray(numbers, 0, numbers.length);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            orNull(json, number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString((String) value);
        }
    }

    private static void orNull(JsonGenerator json, double x) throws IOException {
        if (Double.isFinite(x)) {
            json.writeNumber(x);
        } else {
            json.writeNull();
        }
    }

    /**
     * Writes a number of an output. JSON has no representation of numbers that are not finite, so there is no output for them.
     */
    static void number(JsonGenerator json, double x) throws IOException {
        if (!Double.isFinite(x)) {
            throw new ArithmeticException(
                    Double.isNaN(x)
                            ? "the output is not a number: the function or its derivative has no value at this input"
                            : "the output is infinite: it is beyond the largest double number, 1.8e308");
        }
        json.writeNumber(x);
    }

    /** Writes the numbers from, …, to − 1 as an array. */
    static void numbers(JsonGenerator json, double[] x, int from, int to) throws IOException {
        json.writeStartArray();
        for (int i = from; i < to; i++) {
            number(json, x[i]);
        }
        json.writeEndArray();
    }

    /** Writes numbers of an array as {@code rows} rows of equal width. */
    static void rows(JsonGenerator json, double[] x, int from, int rows, int width) throws IOException {
        json.writeStartArray();
        for (int row = 0; row < rows; row++) {
            numbers(json, x, from + row * width, from + (row + 1) * width);
        }
        json.writeEndArray();
    }
}
