package org.gradcost.gradbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A question with its answer, from GradBench's C++ reference or an independent computation.
 *
 * @param line the message, all but its id
 * @param output the answer; null in it where it is not known
 */
record Golden(String module, String function, String line, Object output) {

    private static final double TOLERANCE = 1e-10;

    static List<Golden> all() {
        List<Golden> all = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Golden.class.getResourceAsStream("golden.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> golden = (Map<?, ?>) parse(line);
                String message = "{\"kind\":\"evaluate\",\"id\":0," + line.substring(1);
                all.add(new Golden(
                        (String) golden.get("module"), (String) golden.get("function"), message, golden.get("output")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static Object parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return Json.read(bytes, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(text.substring(0, Math.min(200, text.length())), e);
        }
    }

    /** Whether the output is right: its shape, and each number to 1e-10 of the largest in the same array of arrays. */
    boolean matches(Object actual) {
        if (!(output instanceof Map<?, ?> fields)) {
            return matches(output, actual, TOLERANCE * norm(output));
        }
        return actual instanceof Map<?, ?> others
                && fields.keySet().equals(others.keySet())
                && fields.entrySet().stream()
                        .allMatch(field -> new Golden(module, function, line, field.getValue())
                                .matches(others.get(field.getKey())));
    }

    private static boolean matches(Object expected, Object actual, double tolerance) {
        if (expected == null) {
            return true;
        }
        if (expected instanceof Double number) {
            return actual instanceof Double other && Math.abs(number - other) <= tolerance;
        }
        List<?> all = list(expected);
        List<?> others = actual == null || actual instanceof Double ? List.of() : list(actual);
        if (all.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!matches(all.get(i), others.get(i), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static double norm(Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Double number) {
            return Math.abs(number);
        }
        return list(value).stream().mapToDouble(Golden::norm).max().orElse(0);
    }

    /** The elements of an array, whichever way it was read. */
    static List<?> list(Object array) {
        if (array instanceof double[] numbers) {
            List<Object> list = new ArrayList<>();
            for (double number : numbers) {
                list.add(number);
            }
            return list;
        }
        return (List<?>) array;
    }

    @Override
    public String toString() {
        return module + "." + function;
    }
}
