package org.gradcost.gradbench.driver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * The host of a tool's process, which the forks of a sweep borrow one after another. Starting a process for each fork would take
 * longer than the measurement if the tool loads a large library. The process is started for the first fork, and again for the
 * next fork after it was ended or has ended by itself.
 *
 * <p>Lines are passed on without being parsed; the other end is a fork's {@link BorrowedTool}.
 */
final class ToolHost implements Closeable {

    private static final int WAITING = 8;

    private final ToolCommand command;
    private final ServerSocket server;
    private ToolProcess process;

    /** Starts waiting for forks. */
    ToolHost(ToolCommand command) {
        this.command = command;
        try {
            server = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "tool " + command.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the port at which forks find the tool. */
    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (this.server) { // so that a fork is refused, and does not wait, if this thread ends
            while (!server.isClosed()) {
                serveNext();
            }
        } catch (IOException e) {
            return; // closed already
        }
    }

    private void serveNext() {
        try (Socket fork = server.accept()) {
            fork.setTcpNoDelay(true);
            serve(
                    new DataInputStream(new BufferedInputStream(fork.getInputStream())),
                    new DataOutputStream(new BufferedOutputStream(fork.getOutputStream())));
        } catch (IOException e) {
            return; // the fork has ended, as each fork does, or the sweep has ended
        }
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        try {
            ToolProcess tool = process();
            out.writeBoolean(true);
            out.writeLong(tool.handle().pid());
            out.writeLong(tool.answered());
            write(out, tool.first());
            while (true) {
                Duration limit = Duration.ofMillis(in.readLong());
                byte[] answer = tool.ask(in.readNBytes(in.readInt()), limit);
                out.writeBoolean(true);
                write(out, answer);
            }
        } catch (ToolException e) {
            end();
            out.writeBoolean(false);
            out.writeUTF(e.getMessage());
            out.flush();
        }
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    private synchronized ToolProcess process() {
        if (process != null && !process.handle().isAlive()) {
            end();
        }
        if (process == null) {
            process = ToolSession.start(command);
        }
        return process;
    }

    /** Returns the current process. */
    synchronized Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).map(ToolProcess::handle).filter(ProcessHandle::isAlive);
    }

    /** Ends the process; the next fork gets a new one. */
    synchronized void end() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }
}
