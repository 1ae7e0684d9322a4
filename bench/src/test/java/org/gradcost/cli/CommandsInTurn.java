package org.gradcost.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program that runs several commands one after the other, so that their test starts a JVM only once. */
final class CommandsInTurn {

    /** The argument between two commands. */
    static final String THEN = "--then";

    /** The line after the output of a command, up to its exit code. */
    static final String EXIT = "exit code ";

    private CommandsInTurn() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        for (List<String> command : commands(arguments)) {
            int exit = Commands.run(out, out, command.toArray(String[]::new));
            out.println(EXIT + exit);
        }
    }

    private static List<List<String>> commands(String... arguments) {
        List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
        Arrays.stream(arguments).forEach(argument -> {
            if (argument.equals(THEN)) {
                commands.add(new ArrayList<>());
            } else {
                commands.get(commands.size() - 1).add(argument);
            }
        });
        return commands;
    }
}
