package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.gradcost.Jdk;
import org.gradcost.Program;

/**
 * Classes of a user's, compiled into a folder.
 *
 * @param folder of the sources as well
 * @param element of the class path: the folder, or a jar of its classes
 */
record OwnClass(Path folder, Path element) {

    /** The folder itself is on the class path. */
    OwnClass(Path folder) {
        this(folder, folder);
    }

    /** Packs the classes into a jar, which takes the place of the folder on the class path. */
    OwnClass inJar() throws IOException {
        Path jar = folder.resolve("mine.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                DirectoryStream<Path> classes = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : classes) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
        return new OwnClass(folder, jar);
    }

    /** Compiles an example of the module's README, which starts like this, as a file of that name. */
    void compile(String file, String start) throws IOException {
        compile(Files.writeString(folder.resolve(file), readmeExample(start)));
    }

    void compile(Path source) {
        Jdk.compile(source, folder);
    }

    /** Returns the Java block of the module's README that starts like this. */
    static String readmeExample(String start) throws IOException {
        return Documents.blocks(Documents.BENCH).stream()
                .filter(block -> block.language().equals("java") && block.text().startsWith(start))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** Runs a command in a JVM of its own with the classes on the class path, and returns what it says. */
    String java(String... arguments) throws IOException, InterruptedException {
        return run(0, Main.class, arguments);
    }

    /** Runs a command that is refused, and returns what it says. */
    String refusal(String... arguments) throws IOException, InterruptedException {
        return run(2, Main.class, arguments);
    }

    /** Runs commands one after the other in one JVM with the classes on the class path, and returns what each of them says. */
    List<String> inTurn(List<List<String>> commands) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (List<String> command : commands) {
            if (!arguments.isEmpty()) {
                arguments.add(CommandsInTurn.THEN);
            }
            arguments.addAll(command);
        }
        String said = run(0, CommandsInTurn.class, arguments.toArray(String[]::new));
        List<String> parts = List.of(said.split(CommandsInTurn.EXIT + "0\\R"));
        assertEquals(commands.size(), parts.size(), said);
        assertFalse(said.replace(CommandsInTurn.EXIT + "0", "").contains(CommandsInTurn.EXIT), said);
        return parts;
    }

    private String run(int exit, Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(),
                Jdk.ONE_COMPILER,
                "-Djmh.ignoreLock=true",
                "-cp",
                Jdk.classPath() + File.pathSeparator + element,
                program.getName()));
        command.addAll(List.of(arguments));
        return Program.run(exit, command, folder.resolve("output.txt"));
    }
}
