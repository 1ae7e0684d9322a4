package org.gradcost.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A family in C++, in a separate process that waits for commands, one per line. */
final class NativeKernel implements TimedKernel, AutoCloseable {

    private final String name;
    private final String what;
    private final int derivatives;
    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    /**
     * Starts the process.
     *
     * @param program compiled {@code limits.cpp}
     * @param family name of the family
     * @param input file with its inputs and constants
     * @param derivatives number of components of the gradient, or of entries of the Jacobian
     */
    NativeKernel(String name, boolean isGradient, Path program, String family, Path input, int derivatives) {
        this.name = name;
        this.what = isGradient ? GRADIENT : VALUE;
        this.derivatives = derivatives;
        try {
            process = new ProcessBuilder(program.toString(), family, input.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        to = new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        from = process.inputReader(StandardCharsets.US_ASCII);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public Elapsed run(long calls) {
        to.println((isGradient() ? "g " : "v ") + calls);
        String[] times = line().split(" ");
        return new Elapsed(Double.parseDouble(times[0]) / calls, Double.parseDouble(times[1]) / calls);
    }

    @Override
    public double[] gradient() {
        to.println("d 0");
        double[] gradient = new double[derivatives];
        for (int i = 0; i < derivatives; i++) {
            gradient[i] = Double.parseDouble(line());
        }
        return gradient;
    }

    private String line() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException(name + ": the C++ program has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        to.close();
        process.destroy();
    }
}
