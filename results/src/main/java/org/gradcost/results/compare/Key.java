package org.gradcost.results.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The identity of a cell on both sides: the values of their common columns. Numbers are sorted as numbers. */
public final class Key implements Comparable<Key> {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final List<String> values;

    /** The values as numbers, null for values that are not numbers; parsed once, since keys are compared often. */
    private final BigDecimal[] numbers;

    /**
     * Creates a key.
     *
     * @param values by column
     */
    public Key(List<String> values) {
        this.values = List.copyOf(values);
        this.numbers = values.stream()
                .map(value -> NUMBER.matcher(value).matches() ? new BigDecimal(value) : null)
                .toArray(BigDecimal[]::new);
    }

    /** Returns the values by column. */
    public List<String> values() {
        return values;
    }

    @Override
    public int compareTo(Key other) {
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            int order = compare(i, other);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }

    // Numbers come before names: comparing some values as numbers and others as text would not be transitive.
    private int compare(int i, Key other) {
        BigDecimal first = numbers[i];
        BigDecimal second = other.numbers[i];
        if (first != null && second != null && first.compareTo(second) != 0) {
            return first.compareTo(second);
        }
        return (first == null) == (second == null)
                ? values.get(i).compareTo(other.values.get(i))
                : Boolean.compare(first == null, second == null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && values.equals(key.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the values with their columns: {@code family=product n=10}. */
    String named(List<String> columns) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> columns.get(i) + "=" + values.get(i))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
