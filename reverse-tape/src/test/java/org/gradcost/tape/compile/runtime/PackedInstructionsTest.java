package org.gradcost.tape.compile.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * HotSpot makes vector code of the loops over rows of tangents: counted in the machine code that it prints, so that no clock
 * takes part. A loop of another shape, which HotSpot leaves scalar, is seen here.
 */
@Tag("thorough")
class PackedInstructionsTest {

    private static final String LOOPS = StoredTangents.class.getName() + "::*";

    /** What HotSpot prints of a method: whether it was entered from the interpreter amid a loop, its name and its code. */
    private static final Pattern COMPILED = Pattern.compile(
            "Compiled method \\(c2\\)\\s+\\d+\\s+\\d+\\s+(%?)[^\\n]*\\n(.*?)\\[/MachCode\\]", Pattern.DOTALL);

    private static final Pattern METHOD = Pattern.compile("# \\{method\\} \\{\\w+\\} '(\\w+)' '(\\S+)' in");
    private static final Pattern BYTES = Pattern.compile("^\\s*0x[0-9a-f]+:\\s+([0-9a-f| ]+?)\\s*$", Pattern.MULTILINE);
    private static final Pattern PACKED = Pattern.compile("\\tv(?:mul|add|fmadd\\w*)pd\\s.*[yz]mm");

    @TempDir
    private Path folder;

    @BeforeEach
    void thereAreVectorInstructionsAndADisassembler() throws IOException, InterruptedException {
        Path processor = Path.of("/proc/cpuinfo");
        assumeTrue(
                Files.exists(processor) && Files.readString(processor).contains(" avx2"),
                "no Linux on a processor with AVX2");
        assumeTrue(!output(List.of("objdump", "--version")).isEmpty(), "no objdump");
    }

    @Test
    void everyLoopOverRowsIsVectorCode() throws IOException, InterruptedException {
        Map<String, Integer> packed = packedInstructions("-XX:+UseSuperWord");
        List<String> scalar = new ArrayList<>();
        for (Method method : RowLoops.all()) {
            if (packed.getOrDefault(signature(method), 0) == 0) {
                scalar.add(signature(method));
            }
        }
        assertTrue(packed.size() >= 10, "compiled: " + packed);
        assertEquals(List.of(), scalar, "found: " + packed);
    }

    /** What is counted is what it is taken for: without the optimisation there is none of it. */
    @Test
    void withoutTheOptimisationThereIsNone() throws IOException, InterruptedException {
        Map<String, Integer> packed = packedInstructions("-XX:-UseSuperWord");
        assertTrue(packed.size() >= 10, "compiled: " + packed);
        assertTrue(packed.values().stream().allMatch(count -> count == 0), packed::toString);
    }

    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    /** Returns how many packed additions and products there are in the code of each method compiled. */
    private Map<String, Integer> packedInstructions(String flag) throws IOException, InterruptedException {
        String printed = output(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-TieredCompilation",
                "-Xbatch",
                flag,
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=dontinline," + LOOPS,
                "-XX:CompileCommand=print," + LOOPS,
                "-cp",
                System.getProperty("java.class.path"),
                RowLoops.class.getName()));
        Map<String, Integer> packed = new TreeMap<>();
        Matcher compiled = COMPILED.matcher(printed);
        while (compiled.find()) {
            Matcher method = METHOD.matcher(compiled.group(2));
            if (compiled.group(1).isEmpty() && method.find()) {
                packed.put(method.group(1) + method.group(2), packedInstructionsOf(compiled.group(2)));
            }
        }
        return packed;
    }

    private int packedInstructionsOf(String code) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher line = BYTES.matcher(code);
        while (line.find()) {
            bytes.write(HexFormat.of().parseHex(line.group(1).replaceAll("[| ]", "")));
        }
        Path file = Files.write(folder.resolve("code.bin"), bytes.toByteArray());
        String assembly = output(List.of("objdump", "-D", "-b", "binary", "-m", "i386:x86-64", file.toString()));
        return (int) PACKED.matcher(assembly).results().count();
    }

    /** Returns what a program prints; nothing if there is no such program. */
    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "";
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
