package org.gradcost.results.compare;

import java.math.BigDecimal;
import java.util.List;

/**
 * What identifies a cell on both sides: the values of their common columns. Numbers sort as numbers.
 *
 * @param values by column
 */
public record Key(List<String> values) implements Comparable<Key> {
    private static final String NUMBER = "-?\\d{1,30}(\\.\\d{1,30})?";

    /** @param values copied */
    public Key {
        values = List.copyOf(values);
    }

    @Override
    public int compareTo(Key other) {
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            int order = compare(values.get(i), other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(values.size(), other.values.size());
    }

    // Numbers before names: an order by numbers here and by letters there would run in circles.
    private static int compare(String a, String b) {
        boolean first = a.matches(NUMBER);
        boolean second = b.matches(NUMBER);
        if (first && second) {
            int order = new BigDecimal(a).compareTo(new BigDecimal(b));
            return order != 0 ? order : a.compareTo(b);
        }
        return first == second ? a.compareTo(b) : Boolean.compare(second, first);
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
