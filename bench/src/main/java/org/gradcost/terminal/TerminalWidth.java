package org.gradcost.terminal;

import java.io.Console;

/**
 * The number of characters in a line of the terminal, from the variable {@code COLUMNS}. The terminal itself is not queried,
 * because that would take Ctrl-C from the JVM and its shutdown hooks.
 */
public final class TerminalWidth {

    private static final int LEAST = 20;

    private TerminalWidth() {}

    /** Returns the width of the terminal, or the other width if there is no terminal or the variable is not set. */
    public static int orElse(int other) {
        Console console = System.console();
        return console == null ? other : of(System.getenv("COLUMNS"), other);
    }

    /** Returns the width in the variable, or the other width if it is missing or invalid. */
    static int of(String columns, int other) {
        return columns != null && columns.matches("\\d{2,4}") ? Math.max(LEAST, Integer.parseInt(columns)) : other;
    }
}
