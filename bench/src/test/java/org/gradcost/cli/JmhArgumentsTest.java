package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.bench.Benchmarks;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.VerboseMode;

class JmhArgumentsTest {

    @Test
    void aBenchmarkOfAModeIsThatModeAlone() {
        for (Mode mode : ModeRegistry.all()) {
            assertArrayEquals(
                    new String[] {Benchmarks.GRADIENT, "-p", "n=10", "-p", "mode=" + mode.name()},
                    JmhArguments.translate("Gradient." + mode.name(), "-p", "n=10"));
        }
        assertEquals("mode=vector-forward", last("Pass.vectorForward"));
        assertEquals("mode=reverse,forward", last("Gradient.reverse", "Gradient.forward"));
    }

    @Test
    void withoutAModeAllAreMeasured() {
        String modes =
                String.join(",", ModeRegistry.all().stream().map(Mode::name).toList());
        assertEquals("mode=" + modes, last("Gradient", "-p", "n=10"));
        assertEquals("mode=hand", last("Gradient", "-p", "mode=hand"));
        assertEquals("-l", last("-l"));
        assertEquals("mode=reverse", last("-o", "Gradient.txt", "Gradient.reverse"));
    }

    @Test
    void forksOfVectorKernelsGetTheModule() {
        assertEquals("--add-modules=jdk.incubator.vector", last("Gradient.hand", "-p", "kernels=plain,vector"));
        assertEquals("mode=hand", last("Gradient.hand", "-p", "kernels=plain"));
        assertEquals("mode=hand", last("Gradient.hand", "-p", "kernels=vector", "-jvmArgsAppend", "-Xmx1g"));
        assertRefused("unknown kernels", "Gradient.hand", "-p", "kernels=fast");
    }

    @Test
    void aModeThatIsNamedByTheParameterIsOneOfOurs() {
        assertRefused("did you mean reverse", "Gradient", "-p", "mode=hand,revers");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertRefused("did you mean reverse", "Gradient.revers");
        assertRefused("given twice", "Gradient.reverse", "-p", "mode=hand");
        assertRefused("request them separately", "Gradient.reverse", "Pass.forward");
    }

    /** JMH itself would take {@code n=,} for no parameter at all, and measure at the default. */
    @Test
    void anEmptyValueIsRefused() {
        for (String parameter : List.of("n=", "n=,", "n=10,", "n=,10", "n=10,,100", "n= ", "mode=hand,", "kernels=,")) {
            String refusal = "-p " + parameter.replaceFirst("=(.*)", " is \"$1\", must be one value or several");
            assertRefused(refusal, "Gradient", "-p", parameter);
        }
    }

    /** Each line of JMH in the documents and in the Javadoc of the benchmarks matches one benchmark, of one mode. */
    @Test
    void eachDocumentedLineMatchesOneBenchmark() throws Exception {
        List<String> lines = new ArrayList<>();
        Path classes = Path.of("src", "main", "java", "org", "gradcost", "bench");
        List<Path> texts = new ArrayList<>(Documents.all());
        texts.addAll(List.of(classes.resolve("Gradient.java"), classes.resolve("Pass.java")));
        for (Path text : texts) {
            Matcher line = Pattern.compile("((?:Gradient|Pass)\\.[a-z]\\w*( -p \\S+| -prof \\w+)+)")
                    .matcher(Files.readString(text));
            while (line.find()) {
                if (!line.group().contains("structures")) { // of the example of one's own engine, see OwnFamilyTest
                    lines.add(line.group());
                }
            }
        }
        assertTrue(lines.size() >= 3, lines.toString());
        for (String line : lines) {
            CommandLineOptions options = new CommandLineOptions(JmhArguments.translate(line.split(" ")));
            assertEquals(
                    1,
                    BenchmarkList.defaultList()
                            .find(
                                    OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                                    options.getIncludes(),
                                    List.of())
                            .size(),
                    line);
            assertEquals(1, options.getParameter("mode").get().size(), line);
        }
    }

    private static String last(String... arguments) {
        String[] translated = JmhArguments.translate(arguments);
        return translated[translated.length - 1];
    }

    private static void assertRefused(String part, String... arguments) {
        String message = assertThrows(
                        BadInputException.class,
                        () -> JmhArguments.translate(arguments),
                        () -> Arrays.toString(arguments))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
