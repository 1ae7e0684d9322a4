package org.gradcost.family.learning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * A labelled data set in the form that the families use: rows in the order of their classes, and features in the order of
 * decreasing variance in the file, so that the first ones are the most informative. The sources of the data are named in
 * {@code data/README.md}.
 *
 * @param rows one array of features per sample
 * @param labels class of each row, from 0
 * @param classes number of classes
 */
record Data(double[][] rows, int[] labels, int classes) {

    /** Returns Fisher's iris: 150 rows, 4 lengths standardised to mean 0 and deviation 1, and 3 classes. It is read only once. */
    static Data iris() {
        return Iris.DATA;
    }

    /** Returns handwritten digits: 1797 rows, 64 pixels scaled from 0..16 to [0, 1], and 10 classes. They are read only once. */
    static Data digits() {
        return Digits.DATA;
    }

    /** Returns the digits with their pixels in the order of the image, 8 rows of 8. They are read only once. */
    static Data images() {
        return Images.DATA;
    }

    int features() {
        return rows[0].length;
    }

    // A holder class is initialised at its first use, and only once even with several threads.
    private static final class Iris {
        static final Data DATA = load("/org/gradcost/family/data/iris.csv", 1, true, Data::standardize);
    }

    private static final class Digits {
        static final Data DATA =
                load("/org/gradcost/family/data/digits.csv.gz", 0, true, column -> scale(column, 1.0 / 16));
    }

    private static final class Images {
        static final Data DATA =
                load("/org/gradcost/family/data/digits.csv.gz", 0, false, column -> scale(column, 1.0 / 16));
    }

    private interface Scaling {
        void apply(double[] column);
    }

    private static Data load(String resource, int headerLines, boolean byVariance, Scaling scaling) {
        double[][] table = lines(resource).stream()
                .skip(headerLines)
                .map(Data::numbers)
                .sorted(Comparator.comparingDouble(row -> row[row.length - 1]))
                .toArray(double[][]::new);
        int features = table[0].length - 1;
        int[] labels = Arrays.stream(table).mapToInt(row -> (int) row[features]).toArray();

        double[][] columns = IntStream.range(0, features)
                .mapToObj(j -> Arrays.stream(table).mapToDouble(row -> row[j]).toArray())
                .sorted(Comparator.comparingDouble(column -> byVariance ? -variance(column) : 0))
                .toArray(double[][]::new);
        for (double[] column : columns) {
            scaling.apply(column);
        }
        double[][] rows = IntStream.range(0, table.length)
                .mapToObj(i ->
                        Arrays.stream(columns).mapToDouble(column -> column[i]).toArray())
                .toArray(double[][]::new);
        return new Data(rows, labels, labels[labels.length - 1] + 1);
    }

    private static double[] numbers(String line) {
        String[] fields = line.split(",");
        double[] numbers = new double[fields.length];
        for (int j = 0; j < fields.length; j++) {
            numbers[j] = number(fields[j]);
        }
        return numbers;
    }

    /**
     * Returns the number. A pixel has one or two digits, and this method reads 117 000 of them ten times as fast in a cold JVM.
     */
    private static double number(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 1) {
                return Double.parseDouble(text);
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static List<String> lines(String resource) {
        try (InputStream raw = Data.class.getResourceAsStream(resource)) {
            if (raw == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static void standardize(double[] column) {
        double mean = mean(column);
        double deviation = Math.sqrt(variance(column));
        Arrays.setAll(column, i -> (column[i] - mean) / deviation);
    }

    private static void scale(double[] column, double factor) {
        Arrays.setAll(column, i -> column[i] * factor);
    }

    private static double mean(double[] column) {
        return Arrays.stream(column).average().orElseThrow();
    }

    private static double variance(double[] column) {
        double mean = mean(column);
        return Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / column.length;
    }
}
