package org.gradcost.results.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gradcost.results.BadInputException;
import org.gradcost.results.file.TextFile;

/**
 * Reader of the tables that JMH 0.5 and later print at the end of a run ({@code -rf text}, or the log that a project keeps). A
 * table has scores and errors, but neither samples nor threads; a log states the threads and the JVM before each benchmark, which
 * are used if all benchmarks of a log agree.
 */
final class JmhText {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]{0,40}m");

    private final Path file;
    private final JmhResults results;
    private final JmhLog log = new JmhLog();
    private final List<JmhTextRow> rows = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, JmhBytes> allocations = new HashMap<>();

    private JmhText(Path file) {
        this.file = file;
        this.results = new JmhResults(file);
    }

    /** Returns a log without the colours that a build tool added. */
    private static String plain(String text) {
        return COLOUR.matcher(text).replaceAll("");
    }

    /** Returns whether a text contains a JMH table. */
    static boolean in(String text) {
        return plain(text).lines().anyMatch(line -> JmhTextHeader.of(line).isPresent());
    }

    static JmhRun read(Path file) {
        return new JmhText(file)
                .run(plain(TextFile.anyText(TextFile.bytes(file))).lines().toList());
    }

    private JmhRun run(List<String> lines) {
        JmhTextHeader header = null;
        for (int i = 0; i < lines.size(); i++) {
            JmhTextHeader next = JmhTextHeader.of(lines.get(i)).orElse(null);
            log.read(lines.get(i));
            if (next != null) {
                header = next;
            } else if (header != null) {
                JmhTextRow row = row(header, lines.get(i), i + 1);
                header = row == null ? null : header; // the table ends at the first line that is not one of its rows
            }
        }
        for (JmhTextRow row : rows) {
            names.add(row.benchmark());
            if (row.benchmark().endsWith(ALLOCATION) && row.score().isPresent()) {
                allocations.put(
                        row.owner() + row.mode() + row.params(),
                        JmhBytes.of(row.score().getAsDouble(), JmhScore.number(row.error()), row.samples()));
            }
        }
        rows.stream()
                .filter(row -> !JmhSecondary.of(row.benchmark(), names))
                .forEach(row -> results.add(row.line(), () -> result(row)));
        if (rows.isEmpty()) {
            throw new BadInputException(file + ": the JMH table has no rows");
        }
        return results.run(
                log.threads().isPresent()
                        ? List.of()
                        : List.of("a JMH table does not record threads, and none are given before it: 1 is assumed."));
    }

    private JmhTextRow row(JmhTextHeader header, String line, long number) {
        try {
            JmhTextRow row = header.row(line, number).orElse(null);
            if (row != null) {
                rows.add(row);
            }
            return row;
        } catch (IllegalArgumentException e) {
            throw BadInputException.at(file, number, e.getMessage());
        }
    }

    private JmhResult result(JmhTextRow row) {
        JmhUnit unit = JmhUnit.ofTime(row.unit());
        if (row.score().isEmpty()) {
            throw new UnusableScoreException("score is " + row.shown() + ", must be a number");
        }
        SortedMap<String, String> facts = new TreeMap<>(log.facts());
        return new JmhResult(
                row.benchmark(),
                row.mode(),
                log.threads().orElse(1),
                row.params(),
                facts,
                log.jvmArgs(),
                log.forks(),
                new double[0][],
                JmhScore.rounded(unit, row.shown(), row.error(), row.samples()),
                allocations.getOrDefault(row.benchmark() + row.mode() + row.params(), JmhBytes.NONE));
    }
}
