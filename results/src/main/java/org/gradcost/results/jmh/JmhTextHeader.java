package org.gradcost.results.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a text table, which reads its rows. Numbers and parameters are aligned with the right ends of the header's words;
 * if a row is not aligned (because a tool damaged the ±), its words are counted.
 *
 * @param begin number of characters that a log writes before each line
 * @param params names of the parameters, with the ends of their columns
 */
record JmhTextHeader(int begin, List<Param> params) {
    private static final Pattern HEADER =
            Pattern.compile("(.*?)Benchmark((?:\\s+\\([^()]*\\))*)\\s+Mode\\s+(?:Cnt|Samples)\\s+"
                    + "(?:Score|Mean)\\s+(?:Error|Score error|Mean error)(?: \\(99[.,]9%\\))?\\s+Units\\s*");
    private static final Pattern ROW = Pattern.compile("(.*\\S)\\s+(thrpt|avgt|sample|ss)\\s+(\\S.*)");
    private static final Pattern PARAM = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)?(?:[eE][-+]?\\d+)?|NaN");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern UNIT = Pattern.compile("[^\\d\\s]\\S*");

    /** The largest number of characters in a line of JMH's. */
    static final int LONGEST = 8192;

    /** The text that the table has for a parameter that a benchmark does not have. */
    private static final String ABSENT = "N/A";

    /**
     * A parameter in the header.
     *
     * @param end of its column, in characters from the begin
     */
    record Param(String name, int end) {}

    /** Returns the header in a line; empty if the line is not one. */
    static Optional<JmhTextHeader> of(String line) {
        if (line.length() > LONGEST || !line.contains("Benchmark")) {
            return Optional.empty();
        }
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            return Optional.empty();
        }
        int begin = header.start(2) - "Benchmark".length();
        List<Param> params = new ArrayList<>();
        Matcher param = PARAM.matcher(line).region(header.start(2), header.end(2));
        while (param.find()) {
            params.add(new Param(param.group(1), param.end() - begin));
        }
        return Optional.of(new JmhTextHeader(begin, List.copyOf(params)));
    }

    /**
     * Returns the row in a line; empty if the line is not one.
     *
     * @throws IllegalArgumentException if it is one, but damaged
     */
    Optional<JmhTextRow> row(String line, long number) {
        if (line.length() > LONGEST) {
            throw new IllegalArgumentException("the row is longer than " + LONGEST + " characters");
        }
        Matcher row = ROW.matcher(line.substring(Math.min(begin, line.length())));
        if (!row.matches()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(Arrays.asList(row.group(3).strip().split("\\s+")));
        String unit = words.remove(words.size() - 1);
        if (words.isEmpty() || !UNIT.matcher(unit).matches()) {
            throw new IllegalArgumentException("the row is cut off, it must end with a score and its unit");
        }
        boolean error = words.removeIf(word -> word.equals("±") || word.equals("+-") || word.equals("\uFFFD"))
                || words.size() > 2;
        boolean counted = words.size() > 1 && COUNT.matcher(words.get(0)).matches() && !(error && words.size() == 2);
        long samples = counted ? Long.parseLong(words.remove(0)) : 1;
        String last = words.get(words.size() - 1);
        String deviation = error && words.size() > 1 && number(last).isPresent() ? last : "NaN";
        String shown = words.get(0).startsWith("≈") ? String.join(" ", words) : words.get(0);
        List<String> left = left(row.group(1));
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < params.size(); i++) {
            if (!left.get(i + 1).equals(ABSENT)) {
                values.put(params.get(i).name(), left.get(i + 1));
            }
        }
        return Optional.of(new JmhTextRow(
                number, left.get(0), values, row.group(2), samples, number(shown), shown, deviation, unit));
    }

    /** Splits the text to the left of the mode into the name and the parameters. */
    private List<String> left(String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        if (words.size() == params.size() + 1) {
            return words;
        }
        if (params.isEmpty()) {
            throw new IllegalArgumentException("a space in the name of a benchmark, " + text.strip());
        }
        List<String> parts = new ArrayList<>(List.of(words.get(0)));
        int from = text.indexOf(words.get(0)) + words.get(0).length();
        for (Param param : params) {
            if (param.end() < from || cuts(text, param.end())) {
                throw new IllegalArgumentException(
                        "the row is not aligned with the header: parameter " + param.name() + " cannot be determined");
            }
            parts.add(text.substring(Math.min(from, text.length()), Math.min(param.end(), text.length()))
                    .strip());
            from = param.end();
        }
        if (from < text.length() && !text.substring(from).isBlank()) {
            throw new IllegalArgumentException("the row has more than the header names");
        }
        return parts;
    }

    private static boolean cuts(String text, int at) {
        return at < text.length() && !Character.isWhitespace(text.charAt(at));
    }

    // JMH writes three decimals and no thousands separators: a comma is the decimal mark of the locale.
    private static OptionalDouble number(String text) {
        return NUMBER.matcher(text).matches()
                ? OptionalDouble.of(Double.parseDouble(text.replace(',', '.')))
                : OptionalDouble.empty();
    }
}
