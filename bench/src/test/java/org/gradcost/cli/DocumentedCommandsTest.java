package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command line in the documents has a command and options that exist. */
class DocumentedCommandsTest {

    /** In a block, behind the jar or its main class; in prose, a command with an option between backticks. */
    private static final List<Pattern> LINES = List.of(
            Pattern.compile("(?:-jar \\S*benchmarks\\.jar|org\\.gradcost\\.cli\\.Main) ([a-z][^`\n]*)"),
            Pattern.compile("`([a-z]+ [^`\n]*--[^`\n]*)`"));

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Test
    void eachDocumentedCommandIsOne() throws IOException {
        CommandLine commands = Commands.line(CommandLine.defaultFactory());
        Set<String> names = commands.getSubcommands().keySet();
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        for (Path file : Documents.all()) {
            for (Pattern pattern : LINES) {
                for (MatchResult match :
                        pattern.matcher(Documents.text(file)).results().toList()) {
                    String line = match.group(1);
                    List<String> words = words(line);
                    // A synopsis has brackets or dots, and N for a number.
                    if (names.contains(words.get(0)) && !line.matches(".*([\\[…|]|\\bN\\b).*")) {
                        lines++;
                        try {
                            commands.parseArgs(words.toArray(String[]::new));
                        } catch (CommandLine.ParameterException e) {
                            wrong.add(Documents.ROOT.relativize(file) + ": " + line + ": " + e.getMessage());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(lines > 30, "lines: " + lines);
    }

    /** Returns the words up to a redirection, without their quotes. */
    private static List<String> words(String line) {
        return WORD.matcher(line.replaceAll(" >.*", ""))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }
}
