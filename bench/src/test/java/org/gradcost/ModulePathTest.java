package org.gradcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The libraries as modules: the program on the first page of each one's Javadoc is compiled as a module that requires the library, runs
 * with nothing on the class path, and prints what the page says.
 */
class ModulePathTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PRE = Pattern.compile("<pre class=\"(\\w+)\">\n(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("(?m)^public final class (\\w+)");
    private static final Pattern RUN = Pattern.compile("\\{@code (results/data/\\S+)}");
    private static final Pattern REQUIRES = Pattern.compile("\\{@code requires (\\S+)}");
    private static final Pattern ADDED = Pattern.compile("\\{@code (--add-modules \\S+)}");

    @TempDir
    static Path jars;

    /** Of the libraries and what they need; no tests, of which JUnit's modules ask for more. */
    private static String modulePath;

    @TempDir
    Path folder;

    /** The libraries: the modules of the build whose Javadoc has a first page. */
    static Stream<String> libraries() throws IOException {
        return Pattern.compile("<module>([^<]+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .filter(module -> Files.exists(overview(module)));
    }

    @BeforeAll
    static void putLibrariesInJars() throws IOException {
        List<String> path = new ArrayList<>();
        List<String> libraries = libraries().toList();
        for (String element : Jdk.classPath().split(File.pathSeparator)) {
            Path file = Path.of(element).toAbsolutePath().normalize();
            String library = libraries.stream()
                    .filter(name -> file.startsWith(ROOT.resolve(name)))
                    .findFirst()
                    .orElse(null);
            if (library != null && Files.isDirectory(file)) {
                path.add(jar(file, jars.resolve(library + ".jar"), moduleName(library)));
            } else if (library != null || isNeeded(file.getFileName().toString())) {
                path.add(file.toString());
            }
        }
        modulePath = String.join(File.pathSeparator, path);
    }

    @Test
    void eachLibraryIsAModule() throws IOException {
        assertEquals(
                List.of("dual-numbers", "reverse-tape", "results"), libraries().toList());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void itsExamplePrintsWhatThePageSays(String library) throws IOException, InterruptedException {
        String page = Files.readString(overview(library));
        String more = REQUIRES.matcher(page)
                .results()
                .map(module -> " requires " + module.group(1) + ";")
                .collect(Collectors.joining());
        String name = compile(library, page, more);
        assertEquals(text(blocks(page).get(1).group(2)), run(page, name));
    }

    /** On the module path nothing asks for ASM but the program, and a POM may leave it out: one line says what to add. */
    @Test
    void aProgramWithoutAsmIsToldWhatToAdd() throws IOException, InterruptedException {
        String name = "example." + compile("reverse-tape", Files.readString(overview("reverse-tape")), "");
        String classes = File.pathSeparator + folder.resolve("classes");
        String without = Stream.of(modulePath.split(File.pathSeparator))
                .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("asm-"))
                .collect(Collectors.joining(File.pathSeparator));
        for (List<String> options : List.of(
                List.of("--module-path", modulePath + classes, "--module", "example/" + name),
                List.of("--module-path", without + classes, "--module", "example/" + name),
                List.of("--class-path", without + classes, name))) {
            List<String> command = new ArrayList<>(List.of(Jdk.java()));
            command.addAll(options);
            String said = said(1, command);
            List<String> lines = said.lines().toList();
            assertEquals("[2.0, 3.0]", lines.get(0), said);
            assertEquals(
                    "Exception in thread \"main\" java.lang.IllegalStateException: compiled functions need ASM, which is missing:"
                            + " add the dependency org.ow2.asm:asm, and on the module path `requires org.objectweb.asm` in the"
                            + " module-info, or start Java with --add-modules org.objectweb.asm",
                    lines.get(1));
            assertTrue(lines.stream().skip(2).allMatch(line -> line.startsWith("\tat ")), said);
        }
        assertTrue(Files.readString(ROOT.resolve("reverse-tape/pom.xml"))
                .contains("<groupId>org.ow2.asm</groupId>\n      <artifactId>asm</artifactId>"));
    }

    private static List<MatchResult> blocks(String page) {
        List<MatchResult> blocks = PRE.matcher(page).results().toList();
        assertEquals(
                List.of("example", "output"),
                blocks.stream().map(block -> block.group(1)).toList());
        return blocks;
    }

    /** Compiles the program of a page as a module, and returns the name of its class. */
    private String compile(String library, String page, String more) throws IOException {
        String code = text(blocks(page).get(0).group(2));
        Matcher name = CLASS.matcher(code);
        assertTrue(name.find(), code);

        Path sources = Files.createDirectories(folder.resolve("source/example"));
        Files.writeString(sources.resolve(name.group(1) + ".java"), "package example;\n" + code);
        Files.writeString(
                folder.resolve("source/module-info.java"),
                "module example { requires " + moduleName(library) + ";" + more + " }");
        List<String> arguments = List.of(
                "-proc:none",
                "--module-path",
                modulePath,
                "-d",
                folder.resolve("classes").toString(),
                folder.resolve("source/module-info.java").toString(),
                sources.resolve(name.group(1) + ".java").toString());
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        return name.group(1);
    }

    private String run(String page, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "--module-path",
                modulePath + File.pathSeparator + folder.resolve("classes")));
        ADDED.matcher(page)
                .results()
                .forEach(option -> command.addAll(List.of(option.group(1).split(" "))));
        command.addAll(List.of("--module", "example/example." + name));
        RUN.matcher(page)
                .results()
                .forEach(run -> command.addAll(List.of(
                        ROOT.resolve(run.group(1)).toString(),
                        folder.resolve("report").toString())));
        return said(0, command);
    }

    private String said(int exit, List<String> command) throws IOException, InterruptedException {
        return Program.run(exit, command, folder.resolve("output.txt"));
    }

    /** Makes the jar that {@code mvn package} would make; {@code mvn test} gives folders to this module's tests. */
    private static String jar(Path classes, Path jar, String module) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
            }
        }
        return jar.toString();
    }

    /** Returns the name in the library's POM, after seeing that its jar, where there is one, has it too. */
    private static String moduleName(String library) throws IOException {
        Matcher name = Pattern.compile("<module.name>([^<]+)</module.name>")
                .matcher(Files.readString(ROOT.resolve(library).resolve("pom.xml")));
        assertTrue(name.find(), library);
        for (String element : Jdk.classPath().split(File.pathSeparator)) {
            if (Path.of(element).getFileName().toString().matches(library + "-[\\d.]+\\.jar")) {
                try (JarFile jar = new JarFile(element)) {
                    assertEquals(
                            name.group(1), jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
                }
            }
        }
        return name.group(1);
    }

    private static boolean isNeeded(String jar) {
        return Stream.of(
                        "ejml-",
                        "hipparchus-",
                        "asm-",
                        "fastcsv-",
                        "jackson-",
                        "echarts-",
                        "jmustache-",
                        "pdfbox-",
                        "fontbox-",
                        "commons-logging-")
                .anyMatch(jar::startsWith);
    }

    private static Path overview(String library) {
        return ROOT.resolve(library).resolve("src/main/javadoc/overview.html");
    }

    private static String text(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
