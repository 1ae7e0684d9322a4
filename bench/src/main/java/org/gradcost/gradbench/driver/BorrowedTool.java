package org.gradcost.gradbench.driver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** The connection of a fork to its tool's process, which the sweep's {@link ToolHost} started and keeps for the next fork. */
final class BorrowedTool implements ToolLine {

    /** The system property with the port of the host. */
    static final String PORT = "gradcost.tool.port";

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private ProcessHandle process;
    private long answered;
    private byte[] first;

    private BorrowedTool(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * Borrows the tool.
     *
     * @throws ToolException if it cannot be started
     */
    static BorrowedTool at(int port) {
        try {
            BorrowedTool tool = new BorrowedTool(new Socket(InetAddress.getLoopbackAddress(), port));
            try {
                tool.meet();
            } catch (IOException | ToolException e) {
                tool.close();
                throw e;
            }
            return tool;
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private void meet() throws IOException {
        requireSuccess();
        process = ProcessHandle.of(in.readLong())
                .orElse(null); // null: it has ended meanwhile, which its first answer will show
        answered = in.readLong();
        first = in.readNBytes(in.readInt());
    }

    private void requireSuccess() throws IOException {
        if (!in.readBoolean()) {
            throw new ToolException(in.readUTF());
        }
    }

    private static ToolException gone(IOException e) {
        return new ToolException("the sweep that started it has ended", e);
    }

    @Override
    public byte[] ask(byte[] line, Duration limit) {
        try {
            out.writeLong(limit.toMillis());
            out.writeInt(line.length);
            out.write(line);
            out.flush();
            requireSuccess();
            byte[] answer = in.readNBytes(in.readInt());
            if (answered++ == 0) {
                first = answer;
            }
            return answer;
        } catch (IOException e) {
            endTool();
            throw gone(e);
        }
    }

    /** Ends the process if the sweep was killed and so cannot end it itself. */
    private void endTool() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public long answered() {
        return answered;
    }

    @Override
    public byte[] first() {
        return first;
    }

    /** Returns the tool to the host. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            return; // nothing needs to be released here
        }
    }
}
