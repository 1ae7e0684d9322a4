package org.gradcost.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sizes that decide what HotSpot inlines. Above 2500 bytes of machine code (InlineSmallCode) a method that is compiled already
 * is called instead, and its result allocated; above 325 bytecodes (FreqInlineSize) a method is never inlined.
 */
class CodeSizeTest {

    private static final int LARGEST = 2300; // with a margin for another version of the JVM

    private static final Pattern COMPILED = Pattern.compile(
            "\\d+ (\\d) \\S+ org\\.gradcost\\.(?:tape|dual)\\.(\\w+)\\.(\\w+)(\\(.*?\\)\\S*) \\[0x\\w+, 0x(\\w+) - 0x(\\w+)\\]");

    @Test
    @Tag("thorough")
    void arithmeticIsSmallEnoughToBeInlined() throws IOException, InterruptedException {
        assertSmall(HotCircuit.class, Set.of("Variable", "TapeSum"), "Variable");
    }

    @Test
    @Tag("thorough")
    void soIsThatOfTangents() throws IOException, InterruptedException {
        assertSmall(HotTangents.class, Set.of("VectorDual"), "VectorDual");
    }

    /** Runs a program, and compares the code of the methods of some classes with the limit. */
    private static void assertSmall(Class<?> program, Set<String> classes, String number)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "6000")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        Map<String, Integer> sizes = new TreeMap<>();
        Matcher line = COMPILED.matcher(text);
        while (line.find()) {
            if (line.group(1).equals("4") && classes.contains(line.group(2))) {
                int size = (int) (Long.parseLong(line.group(6), 16) - Long.parseLong(line.group(5), 16));
                sizes.merge(line.group(2) + "." + line.group(3) + line.group(4), size, Math::max);
            }
        }
        assertTrue(sizes.keySet().stream().anyMatch(method -> method.startsWith(number + ".add(")), text);
        assertTrue(sizes.keySet().stream().anyMatch(method -> method.startsWith(number + ".multiply(")), text);
        sizes.forEach((method, size) -> assertTrue(
                size < LARGEST || method.startsWith(number + ".apply(Lorg/gradcost/gate/BinaryGate;L"),
                method + ": " + size + " bytes"));
    }

    @Test
    void theRecordIsTooLargeToBeInlinedAndTheTotalSmallEnough() {
        String record = "int record(double, int, double, int, double, int, double, int)";
        assertTrue(bytecodes("org.gradcost.tape.Recording").get(record) > 325);
        String sum = "double[] sum(double, double[], double, double[])";
        assertTrue(bytecodes("org.gradcost.dual.TangentRows").get(sum) > 325);
        assertTrue(bytecodes("org.gradcost.tape.TapeSum").get("org.gradcost.tape.Variable total()") <= 35);
    }

    /** The offset of the last instruction of each method. */
    private static Map<String, Integer> bytecodes(String type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(out, out, "-c", "-p", "-cp", System.getProperty("java.class.path"), type);
        assertEquals(0, status);
        Map<String, Integer> sizes = new TreeMap<>();
        String method = "";
        for (String each : bytes.toString(StandardCharsets.UTF_8).split("\n")) {
            if (each.endsWith(");")) {
                method = each.strip()
                        .replaceAll("^(public |private |static |final )*", "")
                        .replace(";", "");
            }
            Matcher instruction = Pattern.compile("^ +(\\d+): \\w+").matcher(each);
            if (instruction.find()) {
                sizes.put(method, Integer.parseInt(instruction.group(1)));
            }
        }
        return sizes;
    }
}
