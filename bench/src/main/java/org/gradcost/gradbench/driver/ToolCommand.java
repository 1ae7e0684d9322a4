package org.gradcost.gradbench.driver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;

/**
 * The program of a tool and its arguments.
 *
 * @param name of the mode
 * @param command as given
 */
record ToolCommand(String name, String command) {

    /**
     * Parses {@code NAME=COMMAND}.
     *
     * @throws BadInputException if the text is not of that form
     */
    static ToolCommand parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || option.substring(equals + 1).isBlank()) {
            throw new BadInputException(
                    "--tool " + option + ": must be NAME=COMMAND, such as --tool adolc=./adolc-once");
        }
        ToolCommand parsed = new ToolCommand(option.substring(0, equals), option.substring(equals + 1));
        parsed.words();
        return parsed;
    }

    @Override
    public String toString() {
        return name + "=" + command;
    }

    /**
     * Returns the command's words: the command is split at blanks outside quotes, without a shell. A word that names a file is
     * made absolute, since a tool runs in its own folder.
     */
    List<String> words() {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : command.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                word = word == null ? new StringBuilder() : word;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (word != null) {
                    words.add(absolute(word.toString()));
                }
                word = null;
            } else {
                word = word == null ? new StringBuilder() : word;
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new BadInputException("--tool " + this + ": a quotation mark " + quote + " is not closed");
        }
        if (word != null) {
            words.add(absolute(word.toString()));
        }
        return words;
    }

    /**
     * Returns the SHA-256 of all files that the words name, program and scripts, which identifies the tool that was measured. A
     * program is looked up in the folders of PATH.
     */
    String fingerprint() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        List<String> words = words();
        for (String word : words) {
            file(word, word.equals(words.get(0))).ifPresent(file -> digest.update(bytes(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Optional<Path> file(String word, boolean program) {
        Stream<Path> places = program && !word.contains("/")
                ? Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, word))
                : Stream.of(word).filter(path -> path.startsWith("/")).map(Path::of);
        return places.filter(Files::isRegularFile).findFirst();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInputException("--tool: " + file + " cannot be read", e);
        }
    }

    private static String absolute(String word) {
        return word.contains("/") && Files.exists(Path.of(word))
                ? Path.of(word).toAbsolutePath().toString()
                : word;
    }
}
