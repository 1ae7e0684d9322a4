package org.gradcost.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's documents in Markdown, and the code blocks in them. */
final class Documents {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path README = ROOT.resolve("README.md");
    static final Path BENCH = ROOT.resolve("bench/README.md");
    static final Path TUTORIAL = ROOT.resolve("bench/tutorial.md");

    private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w*)\n(.*?)^```$", Pattern.DOTALL);

    private Documents() {}

    /** A fenced block: its language, empty where none is given, and its lines. */
    record Block(String language, String text) {}

    /** Returns all Markdown files of the project, in their order. */
    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    static List<Block> blocks(Path file) throws IOException {
        return BLOCK.matcher(text(file))
                .results()
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /** Returns the text without its blocks, in which nothing is a link or a heading. */
    static String prose(Path file) throws IOException {
        Matcher block = BLOCK.matcher(text(file));
        return block.replaceAll("");
    }
}
