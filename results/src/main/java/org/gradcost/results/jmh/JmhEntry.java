package org.gradcost.results.jmh;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** An object of JMH's JSON, with JMH's names. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JmhEntry(
        String jmhVersion,
        String benchmark,
        String mode,
        Integer threads,
        List<String> jvmArgs,
        String jdkVersion,
        String vmName,
        String vmVersion,
        Map<String, String> params,
        Metric primaryMetric,
        Map<String, Metric> secondaryMetrics) {

    /**
     * The metric of an entry.
     *
     * @param scoreError a number, or "NaN"
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Metric(
            Double score, String scoreError, String scoreUnit, double[][] rawData, double[][][][] rawDataHistogram) {

        /**
         * Returns the scores by fork and iteration; for a histogram, the mean of each iteration that has samples.
         *
         * @throws IllegalArgumentException if the file has null instead of a list
         */
        double[][] scores() {
            if (rawData != null) {
                require(
                        Arrays.stream(rawData).noneMatch(Objects::isNull),
                        "rawData contains null, must contain lists of scores");
            }
            if (rawDataHistogram != null) {
                for (double[][][] fork : rawDataHistogram) {
                    require(fork != null, "rawDataHistogram contains null, must contain lists of iterations");
                    for (double[][] iteration : fork) {
                        require(
                                iteration != null
                                        && Arrays.stream(iteration)
                                                .allMatch(pair -> pair != null && pair.length == 2 && pair[1] >= 0),
                                "rawDataHistogram contains something other than pairs of a value and a count");
                    }
                }
            }
            double[][] scores = rawDataHistogram == null
                    ? rawData
                    : Arrays.stream(rawDataHistogram)
                            .map(fork -> Arrays.stream(fork)
                                    .filter(iteration -> iteration.length > 0)
                                    .mapToDouble(Metric::mean)
                                    .toArray())
                            .toArray(double[][]::new);
            return scores == null ? new double[0][] : scores;
        }

        /** Returns all values, or the score if there are none. */
        DoubleStream values() {
            double[][] scores = scores();
            return scores.length > 0
                    ? Arrays.stream(scores).flatMapToDouble(Arrays::stream)
                    : DoubleStream.of(score == null ? Double.NaN : score);
        }

        private static double mean(double[][] valuesAndCounts) {
            double sum = 0;
            double count = 0;
            for (double[] pair : valuesAndCounts) {
                sum += pair[0] * pair[1];
                count += pair[1];
            }
            return sum / count;
        }
    }

    /**
     * Returns the result of this entry.
     *
     * @throws IllegalArgumentException naming what is missing or out of its range
     */
    JmhResult result() {
        require(benchmark != null, "benchmark is missing");
        require(mode != null, "mode is missing");
        require(threads == null || threads > 0, "threads is below 1");
        require(
                params == null || params.values().stream().noneMatch(Objects::isNull),
                "a parameter is null, must be text");
        require(
                jvmArgs == null || jvmArgs.stream().noneMatch(Objects::isNull),
                "jvmArgs contains null, must contain arguments");
        if (primaryMetric == null || primaryMetric.score() == null) {
            throw new UnusableScoreException("primaryMetric has no score");
        }
        JmhUnit unit = JmhUnit.ofTime(String.valueOf(primaryMetric.scoreUnit()));
        double[][] scores = Arrays.stream(primaryMetric.scores())
                .filter(fork -> fork.length > 0)
                .toArray(double[][]::new);
        return new JmhResult(
                benchmark,
                mode,
                threads == null ? 1 : threads, // kotlinx-benchmark writes none
                params == null ? new TreeMap<>() : new TreeMap<>(params),
                facts(),
                jvmArgs == null ? List.of() : jvmArgs,
                scores.length == 0 ? OptionalInt.empty() : OptionalInt.of(scores.length),
                times(unit, scores),
                JmhScore.of(unit, primaryMetric.score(), scores),
                new JmhBytes(allocation(), 0));
    }

    private SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        put(facts, "jmh", jmhVersion);
        put(facts, "jdk version", jdkVersion);
        put(facts, "vm name", vmName);
        put(facts, "vm version", vmVersion);
        return facts;
    }

    // JMH up to 1.35 put a dot before the names of profilers' results.
    private double[] allocation() {
        return Stream.ofNullable(secondaryMetrics)
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(e -> e.getKey().endsWith("gc.alloc.rate.norm") && e.getValue() != null)
                .flatMapToDouble(e -> e.getValue().values())
                .filter(Double::isFinite)
                .toArray();
    }

    /** Returns the times of the iterations; none if an iteration has no operation, in which case only the score is usable. */
    private static double[][] times(JmhUnit unit, double[][] scores) {
        if (Arrays.stream(scores).flatMapToDouble(Arrays::stream).anyMatch(score -> score == 0)) {
            return new double[0][];
        }
        return Arrays.stream(scores)
                .map(fork -> Arrays.stream(fork)
                        .map(score -> unit.time(score, String.valueOf(score)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static void put(SortedMap<String, String> facts, String name, String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
