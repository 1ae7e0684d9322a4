package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of a circuit, with a row for each input and gate, and a column of derivatives for each pass. */
final class TextTable {

    private TextTable() {}

    static <V> String of(Circuit<V> circuit, List<Flow<V>> passes) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("name", "gate", "value", "slopes"));
        passes.forEach(pass -> header.add(pass.heading()));
        rows.add(header);
        for (Node<V> node : circuit.nodes()) {
            List<String> row = new ArrayList<>(List.of(
                    node.name(),
                    node.isInput() ? "input" : node.formula(),
                    value(circuit, node.value()),
                    slopes(node)));
            passes.forEach(pass -> row.add(value(circuit, pass.at(node))));
            rows.add(row);
        }
        return aligned(rows);
    }

    private static <V> String value(Circuit<V> circuit, V value) {
        return circuit.values().full(value);
    }

    private static <V> String slopes(Node<V> node) {
        return IntStream.range(0, node.arguments().size())
                .mapToObj(j -> node.rule().slope(j))
                .collect(Collectors.joining(", "));
    }

    /** Returns the lines of the table. Names and formulas are left-aligned, other columns right-aligned. */
    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String gap = " ".repeat(width[c] - row.get(c).length());
                line.append(c < 2 ? row.get(c) + gap : gap + row.get(c)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
