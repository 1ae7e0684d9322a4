package org.gradcost.limits;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcost.family.Problem;
import org.gradcost.results.BadInputException;

/** The C++ programs and the files with their inputs, in a temporary folder. */
final class NativeBuild implements AutoCloseable {

    /** The flags of each build. The compiler contracts a·b + c in both, and reorders sums only in the second. */
    static final Map<String, List<String>> BUILDS =
            Map.of("strict", List.of("-O3", "-march=native"), "fast", List.of("-O3", "-march=native", "-ffast-math"));

    /** The constants that the C++ of a family reads after the inputs. */
    static final Map<String, List<String>> CONSTANTS = Map.of(
            "product", List.of(),
            "rosenbrock", List.of(),
            "sigmoid-chain", List.of(),
            "lse", List.of(),
            "helmholtz", List.of("b", "a"),
            "gmm", List.of("d", "k", "x"),
            "kmeans", List.of("points", "dimension"),
            "ba", List.of("features"),
            "mlp", List.of("features", "labels"));

    private final Path folder;

    /**
     * Compiles both builds.
     *
     * @throws BadInputException if there is no such compiler, or if it rejects the source
     */
    NativeBuild(String compiler) {
        try {
            folder = Files.createTempDirectory("gradcost-limits-");
            Path source = folder.resolve("limits.cpp");
            try (InputStream resource = NativeBuild.class.getResourceAsStream("limits.cpp")) {
                Files.copy(resource, source);
            }
            for (Map.Entry<String, List<String>> build : BUILDS.entrySet()) {
                compile(compiler, build.getValue(), source, program(build.getKey()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(String compiler, List<String> flags, Path source, Path program) throws IOException {
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(flags);
        command.addAll(List.of("-o", program.toString(), source.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BadInputException("limits needs a C++ compiler, and " + compiler
                    + " cannot be started; install g++, or name one by --compiler");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new BadInputException(String.join(" ", command) + " failed: "
                        + output.lines().findFirst().orElse("no message"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path program(String build) {
        return folder.resolve(build);
    }

    /**
     * Writes the inputs and constants of a problem as doubles: the number of arrays, then the length and the elements of each.
     */
    Path input(String family, Problem problem) {
        List<double[]> arrays = new ArrayList<>(List.of(problem.inputs()));
        for (String constant : CONSTANTS.get(family)) {
            arrays.add(numbers(problem.constants().get(constant)));
        }
        int count = 1 + arrays.stream().mapToInt(array -> 1 + array.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.nativeOrder());
        bytes.putDouble(arrays.size());
        for (double[] array : arrays) {
            bytes.putDouble(array.length);
            for (double number : array) {
                bytes.putDouble(number);
            }
        }
        try {
            return Files.write(folder.resolve(family), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(Object constant) {
        if (constant instanceof double[] numbers) {
            return numbers;
        }
        if (constant instanceof double[][] rows) {
            return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        }
        if (constant instanceof int[] numbers) {
            return Arrays.stream(numbers).asDoubleStream().toArray();
        }
        return new double[] {((Number) constant).doubleValue()};
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
