package org.gradcost.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a thread, and the JVM around it, have used so far.
 *
 * @param running time on a core, ns; −1 where the system does not tell
 * @param waiting time that the thread could have run and had no core, ns; −1 where the system does not tell
 * @param collecting time of garbage collections of the JVM, ms
 * @param allocated by the thread, or by all of them, B
 */
public record ThreadUse(long running, long waiting, long collecting, long allocated) {

    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final boolean TOLD = Files.isReadable(SCHEDULER);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Returns what this thread has used.
     *
     * @param all whether the memory is that of all threads
     */
    public static ThreadUse now(boolean all) {
        long collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        long running = -1;
        long waiting = -1;
        if (TOLD) {
            try {
                String[] fields = Files.readString(SCHEDULER).strip().split(" ");
                running = Long.parseLong(fields[0]);
                waiting = Long.parseLong(fields[1]);
            } catch (IOException | NumberFormatException e) {
                running = -1; // a system whose file is of another form does not tell
                waiting = -1;
            }
        }
        return new ThreadUse(running, waiting, collecting, all ? ofAll() : THREADS.getCurrentThreadAllocatedBytes());
    }

    /** Returns what was used since another moment. */
    public ThreadUse since(ThreadUse before) {
        boolean told = running >= 0 && before.running >= 0;
        return new ThreadUse(
                told ? running - before.running : -1,
                told ? waiting - before.waiting : -1,
                collecting - before.collecting,
                allocated - before.allocated);
    }

    private static long ofAll() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
