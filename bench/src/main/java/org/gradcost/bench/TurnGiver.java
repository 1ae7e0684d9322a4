package org.gradcost.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The counterpart of a {@link TurnTaker}, which gives a measuring JVM its turns and reads its measurements. */
public final class TurnGiver implements Closeable {

    /** The version of the protocol, which a jar names in {@link #RESOURCE}. */
    public static final int PROTOCOL = 1;

    /** The entry of a jar whose benchmarks take turns; its content is the version. */
    public static final String RESOURCE = "org/gradcost/bench/turns.version";

    /** The system property with the port to connect to. */
    public static final String PORT = "gradcost.turn.port";

    /** The system property with the number of the JVM among those that take turns. */
    public static final String ID = "gradcost.turn.id";

    static final int READY = 'r';

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final int id;
    private final double nanos;
    private long floor;
    private boolean ready;

    /**
     * Reads the greeting of a JVM that has connected.
     *
     * @throws IOException if the JVM ends before that, or does not follow the protocol
     */
    public TurnGiver(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(socket.getOutputStream());
        int protocol = in.readInt();
        if (protocol != PROTOCOL) {
            throw new IOException("protocol " + protocol + ", must be " + PROTOCOL);
        }
        id = in.readInt();
        nanos = in.readDouble();
        floor = in.readLong();
    }

    /** Sets how long the JVM may take for its slot, from now on; if it takes longer, a {@link SocketTimeoutException} says so. */
    public void limit(Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.min(patience.toMillis(), Integer.MAX_VALUE));
    }

    /** Returns the number of the JVM. */
    public int id() {
        return id;
    }

    /** Returns the minimum time of the JVM's operation that it has observed, ns. */
    public double nanos() {
        return nanos;
    }

    /** Returns the minimum time of a probe in this JVM, ns. */
    public long floor() {
        return floor;
    }

    /** Waits until the JVM is ready for its next turn. */
    public void awaitReady() throws IOException {
        if (!ready && in.readUnsignedByte() != READY) {
            throw new IOException("a report where none was expected");
        }
        ready = true;
    }

    /**
     * Gives the JVM a turn, and waits for the end of its slot.
     *
     * @param least minimum time of a probe in any JVM that was started in the same way, ns
     */
    public SlotReport measure(long least) throws IOException {
        turn(true, least);
        SlotReport report = SlotReport.read(in);
        floor = Math.min(floor, report.floor());
        return report;
    }

    /** Lets the JVM skip this turn. */
    public void skip() throws IOException {
        turn(false, 0);
    }

    private void turn(boolean measures, long least) throws IOException {
        awaitReady();
        ready = false;
        byte[] message = ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) (measures ? 1 : 0))
                .putLong(least)
                .array();
        out.write(message);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
