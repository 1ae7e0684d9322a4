package org.gradcost.results.file;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gradcost.results.Cell;

/** Formatting of values as CSV fields: in full precision in every locale; an absent value is an empty field. */
final class Fields {
    private Fields() {}

    static List<String> of(Cell cell) {
        return List.of(
                cell.family(),
                cell.gates(),
                cell.kernels(),
                Long.toString(cell.n()),
                Integer.toString(cell.m()),
                cell.mode(),
                Integer.toString(cell.width()),
                Integer.toString(cell.threads()));
    }

    static String of(OptionalInt value) {
        return value.isEmpty() ? "" : Integer.toString(value.getAsInt());
    }

    static String of(OptionalLong value) {
        return value.isEmpty() ? "" : Long.toString(value.getAsLong());
    }

    static String of(OptionalDouble value) {
        return value.isEmpty() ? "" : Double.toString(value.getAsDouble());
    }
}
