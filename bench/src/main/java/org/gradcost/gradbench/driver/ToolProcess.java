package org.gradcost.gradbench.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A tool's process, which answers a line with a line, within limits on time and length. Its standard error is read continuously,
 * since the tool would block if the pipe were full; the last part of it is the reason if the tool ends. A separate thread writes
 * each line, so that a tool that does not read cannot block this process.
 */
final class ToolProcess implements ToolLine {

    private static final int LAST_OF_ERRORS = 2048;
    private static final int SHOWN_OF_ERRORS = 160;
    private static final int UNREAD_LINES = 4;
    private static final long PATIENCE = 500; // ms

    /** The environment variables with the number of threads of common libraries. */
    private static final List<String> THREADS = List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS");

    private final Process process;
    private final Path folder;
    private final long longest;
    private final Thread end = new Thread(this::kill);
    private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(UNREAD_LINES);
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Thread errorReader;
    private long answered;
    private byte[] first = {};

    /** A line, or the reason why there will be none. */
    private record Answer(byte[] line, String failure) {}

    private ToolProcess(Process process, Path folder, long longest) {
        this.process = process;
        this.folder = folder;
        this.longest = longest;
    }

    /**
     * Starts a tool in a temporary folder of its own.
     *
     * @param longest maximum length of an answer, bytes
     * @throws ToolException if it cannot be started
     */
    static ToolProcess start(List<String> command, int threads, long longest) {
        try {
            Path folder = Files.createTempDirectory("gradcost-tool");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            Map<String, String> environment = builder.environment();
            THREADS.forEach(name -> environment.put(name, String.valueOf(threads)));
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                Files.delete(folder);
                throw new ToolException(e.getMessage(), e);
            }
            ToolProcess tool = new ToolProcess(process, folder, longest);
            Runtime.getRuntime().addShutdownHook(tool.end);
            daemon(tool::read);
            tool.errorReader = daemon(tool::readErrors);
            return tool;
        } catch (IOException e) {
            throw new ToolException("its temporary folder cannot be created: " + e.getMessage(), e);
        }
    }

    /** Returns the process itself. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public long answered() {
        return answered;
    }

    @Override
    public byte[] first() {
        return first;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read() {
        byte[] chunk = new byte[1 << 16];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                int from = 0;
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        line.write(chunk, from, i - from);
                        from = i + 1;
                        if (!answers.offer(new Answer(line.toByteArray(), null))) {
                            fail("it answers more lines than requested");
                            return;
                        }
                        line.reset();
                    }
                }
                line.write(chunk, from, count - from);
                if (line.size() > longest) {
                    fail("it answers a line of more than " + longest + " bytes");
                    return;
                }
            }
            answers.offer(new Answer(null, "it ended"));
        } catch (IOException e) {
            answers.offer(new Answer(null, "it ended"));
        }
    }

    private void fail(String failure) {
        answers.clear();
        answers.offer(new Answer(null, failure));
    }

    private void readErrors() {
        byte[] chunk = new byte[1 << 13];
        try (InputStream in = process.getErrorStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                keepLast(chunk, count);
            }
        } catch (IOException e) {
            return; // it has ended
        }
    }

    private void keepLast(byte[] chunk, int count) {
        synchronized (errors) {
            byte[] before = errors.toByteArray();
            int kept = Math.min(before.length, LAST_OF_ERRORS);
            int added = Math.min(count, LAST_OF_ERRORS);
            errors.reset();
            errors.write(before, before.length - kept, kept);
            errors.write(chunk, count - added, added);
        }
    }

    @Override
    public byte[] ask(byte[] line, Duration limit) {
        Answer early = answers.poll();
        if (early != null) {
            throw failed(early.failure == null ? "it answers before it is asked" : early.failure);
        }
        daemon(() -> write(line));
        Answer answer;
        try {
            answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the wait for its answer was interrupted");
        }
        if (answer == null) {
            throw failed("no answer within " + limit.toMillis() / 1000.0 + " s");
        }
        if (answer.failure != null) {
            throw failed(answer.failure);
        }
        if (answered++ == 0) {
            first = answer.line;
        }
        return answer.line;
    }

    private void write(byte[] line) {
        OutputStream out = process.getOutputStream();
        try {
            out.write(line);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            return; // it has ended, which the reader reports
        }
    }

    private ToolException failed(String what) {
        String code = "";
        try {
            if (process.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
                code = ", exit code " + process.exitValue();
                errorReader.join(PATIENCE); // its last output may still be in the pipe
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String last;
        synchronized (errors) {
            last = errors.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (before, line) -> line);
        }
        String shown = last.substring(0, Math.min(SHOWN_OF_ERRORS, last.length()));
        return new ToolException(what + code + (shown.isEmpty() ? "" : ": " + shown));
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // files of a tool that cannot be deleted are left to the system
        }
    }

    /** Ends the tool and all processes that it has started, and deletes its folder. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            return; // this process is ending, and the hook runs
        }
    }
}
