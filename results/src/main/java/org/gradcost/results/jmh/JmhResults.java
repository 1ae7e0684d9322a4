package org.gradcost.results.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Counted;

/**
 * Collector of the results of a file: each must occur only once, and a row without a usable score is left out and recorded by its
 * line.
 */
final class JmhResults {
    /** The number of omitted rows that are listed; if there are more, only their number is given. */
    private static final int NAMED = 3;

    private final Path file;
    private final List<JmhResult> results = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    JmhResults(Path file) {
        this.file = file;
    }

    /**
     * Adds a result.
     *
     * @param line of the file where it begins
     * @param result makes it; if this throws an {@link UnusableScoreException}, the result is left out
     * @throws BadInputException naming the line, if the result is damaged or a duplicate
     */
    void add(long line, Supplier<JmhResult> result) {
        try {
            JmhResult made = result.get();
            Long first = seen.putIfAbsent(made.identity(), line);
            if (first != null) {
                throw new IllegalArgumentException("the same result as line " + first + ", " + made.identity()
                        + ": each must occur only once"
                        + (made.facts().isEmpty() ? " (only JMH's JSON distinguishes configurations of the JVM)" : ""));
            }
            results.add(made);
        } catch (UnusableScoreException e) {
            leftOut.add(line + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw BadInputException.at(file, line, e.getMessage());
        }
    }

    /**
     * Returns the collected results.
     *
     * @param notes what else a reader must know about the file
     * @throws BadInputException if no row had a usable score
     */
    JmhRun run(List<String> notes) {
        if (results.isEmpty()) {
            throw new BadInputException(
                    leftOut.isEmpty() ? file + ": contains no results of benchmarks" : file + ":" + leftOut.get(0));
        }
        List<String> all = new ArrayList<>();
        leftOut.stream().limit(NAMED).forEach(row -> all.add("line " + row + "; the row is left out"));
        if (leftOut.size() > NAMED) {
            all.add(Counted.of(leftOut.size() - NAMED, "more row") + " left out for such scores");
        }
        all.addAll(notes);
        return new JmhRun(results, all);
    }
}
