package org.gradcost.results.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of comparing two sides.
 *
 * @param base name of BASE
 * @param now name of NEW
 * @param columns of the rows' keys
 * @param cellColumns of the cells' keys
 * @param rows sorted
 * @param groups of cells that are judged in addition to the rows: the cells of each mode, of each family, and all cells
 * @param alternatives whether the sides are alternatives within one run or file, none of which is a regression of the other
 * @param race whether the sides are the folders of a race, whose bounds then apply
 * @param paired number of cells that both sides have
 * @param onlyBase cells without a partner in NEW
 * @param onlyNew cells without a partner in BASE
 * @param environment of both sides
 * @param notes that a reader needs to interpret the result
 */
public record Comparison(
        String base,
        String now,
        List<String> columns,
        List<String> cellColumns,
        List<Row> rows,
        List<Row> groups,
        boolean alternatives,
        boolean race,
        List<Key> paired,
        List<Key> onlyBase,
        List<Key> onlyNew,
        List<EnvironmentLine> environment,
        List<String> notes,
        Options options) {

    /** Returns whether the sides are versions and a row or a group is slower, or the memory of a row larger by more than the threshold. */
    public boolean regression() {
        return regressions().findAny().isPresent();
    }

    /** Returns the rows and groups that are regressions. */
    Stream<Row> regressions() {
        return Stream.concat(rows.stream(), groups.stream()).filter(Row::regression);
    }

    /** Returns the group of all cells; empty if there is only one cell, or if the results are of several kinds. */
    public Optional<Row> overall() {
        List<Row> all = groups.stream()
                .filter(group -> group.key().values().get(0).startsWith("all "))
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Returns the rows that the options select; verdicts, means and the exit code cover all rows. */
    public List<Row> shown() {
        Stream<Row> chosen = rows.stream()
                .filter(row -> options.only().isEmpty() || options.only().contains(row.verdict()));
        if (options.top().isEmpty()) {
            return chosen.toList();
        }
        return chosen.sorted(Comparator.comparingDouble(
                        row -> -Math.abs(StrictMath.log(row.ratio().value()))))
                .limit(options.top().getAsInt())
                .toList();
    }

    /** Returns the number of rows with a verdict. */
    public long count(Verdict of) {
        return rows.stream().filter(row -> row.verdict() == of).count();
    }

    /**
     * Compares two sides.
     *
     * @throws org.gradcost.results.IncomparableException if they have no cell in common, or were measured in different places
     * @throws org.gradcost.results.BadInputException if the options name a column that they do not have
     */
    public static Comparison of(Side base, Side now, Options options) {
        return new Comparer(base, now, options).compare();
    }
}
