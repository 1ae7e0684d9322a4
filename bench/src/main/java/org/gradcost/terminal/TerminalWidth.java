package org.gradcost.terminal;

import java.io.Console;

/**
 * The number of characters that a line of the terminal holds: what the variable {@code COLUMNS} says. The terminal itself is
 * not asked, which would take Ctrl-C from the JVM and its shutdown hooks.
 */
public final class TerminalWidth {

    private static final int LEAST = 20;

    private TerminalWidth() {}

    /** Returns the width of the terminal, or the other one if there is no terminal or the variable says nothing. */
    public static int orElse(int other) {
        Console console = System.console();
        return console == null ? other : of(System.getenv("COLUMNS"), other);
    }

    /** Returns the width that the variable says, or the other one if it is missing or no width. */
    static int of(String columns, int other) {
        return columns != null && columns.matches("\\d{2,4}") ? Math.max(LEAST, Integer.parseInt(columns)) : other;
    }
}
