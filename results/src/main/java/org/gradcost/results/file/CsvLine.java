package org.gradcost.results.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gradcost.results.BadInputException;
import org.gradcost.results.Cell;
import org.gradcost.results.Modes;

/**
 * A line of a CSV file, with its fields by column and their conversion to numbers.
 *
 * @param number of the line in its file, from 1
 * @param positions of the columns, shared by the lines of a file
 */
public record CsvLine(Path file, long number, Map<String, Integer> positions, List<String> fields) {
    // Double.parseDouble accepts more than a file should contain: "1d", "0x1p3", " 1 ".
    private static final Pattern DECIMAL =
            Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|NaN|-?Infinity");

    /** Returns an error about this line. */
    public BadInputException bad(String what) {
        return BadInputException.at(file, number, what);
    }

    /** Makes an object from the fields of this line; if they are out of range, the error names this line. */
    public <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw bad(e.getMessage());
        }
    }

    /** Returns the field as it is. */
    public String text(String column) {
        return fields.get(positions.get(column));
    }

    Cell cell() {
        return make(() -> new Cell(
                text(Columns.FAMILY),
                text(Columns.GATES),
                kernels(),
                wholeLong(Columns.N),
                whole(Columns.M),
                text(Columns.MODE),
                whole(Columns.WIDTH),
                whole(Columns.THREADS)));
    }

    private String kernels() {
        return positions.containsKey(Columns.KERNELS) ? text(Columns.KERNELS) : Modes.PLAIN_KERNELS;
    }

    /** Returns the fields that identify the cell of the line. */
    List<String> cellFields() {
        return Columns.CELL.stream()
                .filter(positions::containsKey)
                .map(this::text)
                .toList();
    }

    /**
     * Returns a field as a number.
     *
     * @param name of the number in a message
     */
    public double number(String column, String name) {
        if (!DECIMAL.matcher(text(column)).matches()) {
            throw bad("%s is \"%s\", not a number".formatted(name, text(column)));
        }
        return Double.parseDouble(text(column));
    }

    OptionalDouble optionalNumber(String column) {
        return present(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column, column));
    }

    OptionalInt optionalWhole(String column) {
        return present(column).isEmpty() ? OptionalInt.empty() : OptionalInt.of(whole(column));
    }

    OptionalLong optionalWholeLong(String column) {
        return present(column).isEmpty() ? OptionalLong.empty() : OptionalLong.of(wholeLong(column));
    }

    /** Returns whether a column is blank, or not in the file. */
    boolean isEmpty(String column) {
        return present(column).isEmpty();
    }

    boolean bool(String column) {
        return switch (text(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("%s is \"%s\", must be true or false".formatted(column, text(column)));
        };
    }

    private Optional<String> present(String column) {
        return Optional.ofNullable(positions.get(column)).map(fields::get).filter(text -> !text.isEmpty());
    }

    private int whole(String column) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw notWhole(column);
        }
    }

    private long wholeLong(String column) {
        try {
            return Long.parseLong(text(column));
        } catch (NumberFormatException e) {
            throw notWhole(column);
        }
    }

    private BadInputException notWhole(String column) {
        return bad("%s is \"%s\", not a whole number".formatted(column, text(column)));
    }
}
