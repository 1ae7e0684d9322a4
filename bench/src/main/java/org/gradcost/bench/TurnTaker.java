package org.gradcost.bench;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;

/**
 * The measuring JVM's side of taking turns: it waits for its turn, blocked and without using a core, measures a slot and reports
 * it. If the process that gives the turns ends, so does this JVM.
 */
final class TurnTaker implements Closeable {

    private final Slot slot;
    private final boolean allThreads;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean measures;
    private long floor;
    private ThreadUse before;

    private TurnTaker(Slot slot, boolean allThreads, int port) throws IOException {
        this.slot = slot;
        this.allThreads = allThreads;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        out.writeInt(TurnGiver.PROTOCOL);
        out.writeInt(Integer.getInteger(TurnGiver.ID));
        out.writeDouble(slot.nanos());
        out.writeLong(slot.leastProbe());
        out.flush();
    }

    /**
     * Joins the turns.
     *
     * @param slot created here, if turns can be taken at all, because its creation runs the operation
     */
    static TurnTaker join(Supplier<Slot> slot, int threads) {
        Integer port = Integer.getInteger(TurnGiver.PORT);
        if (port == null) {
            throw new ImpossibleCellException(
                    "this benchmark is only for sweep and race, which give it its turns; use Gradient or Pass");
        }
        Slot warm = slot.get();
        warm.run();
        try {
            return new TurnTaker(warm, threads > 1, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the turn. */
    void await() {
        try {
            out.writeByte(TurnGiver.READY);
            out.flush();
            measures = in.readBoolean();
            floor = in.readLong();
            before = ThreadUse.before(allThreads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Measures a slot, unless the turn is to be skipped. */
    double run() {
        return measures ? slot.run() : 0;
    }

    /** Reports the slot. */
    void report() {
        ThreadUse use = ThreadUse.after(allThreads).since(before);
        try {
            if (measures) {
                slot.report(floor, use).write(out);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
