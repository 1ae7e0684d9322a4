package org.gradcost.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The time and memory that a thread, and the JVM around it, have used so far.
 *
 * @param running time on a core, ns; −1 where the system does not tell
 * @param waiting time that the thread could have run and had no core, ns; −1 where the system does not tell
 * @param collecting time of garbage collections of the JVM, ms; −1 where it is not known
 * @param allocated by the thread, or by all of them, B; −1 where it is not known
 */
public record ThreadUse(long running, long waiting, long collecting, long allocated) {

    /** What is used by a program that does not tell. */
    static final ThreadUse UNKNOWN = new ThreadUse(-1, -1, -1, -1);

    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final boolean TOLD = Files.isReadable(SCHEDULER);
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Returns what this thread has used before something is measured.
     *
     * @param all whether the memory is that of all threads
     */
    public static ThreadUse before(boolean all) {
        long[] scheduled = scheduled();
        return new ThreadUse(scheduled[0], scheduled[1], collected(), allocated(all));
    }

    /**
     * Returns what this thread has used after something was measured: the memory first, since asking for the rest takes some.
     *
     * @param all whether the memory is that of all threads
     */
    public static ThreadUse after(boolean all) {
        long allocated = allocated(all);
        long[] scheduled = scheduled();
        return new ThreadUse(scheduled[0], scheduled[1], collected(), allocated);
    }

    private static long[] scheduled() {
        if (TOLD) {
            try {
                String[] fields = Files.readString(SCHEDULER).strip().split(" ");
                return new long[] {Long.parseLong(fields[0]), Long.parseLong(fields[1])};
            } catch (IOException | NumberFormatException e) {
                return new long[] {-1, -1}; // a system whose file is of another form does not tell
            }
        }
        return new long[] {-1, -1};
    }

    private static long collected() {
        long collecting = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        return collecting;
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

    private static long allocated(boolean all) {
        if (!all) {
            return THREADS.getCurrentThreadAllocatedBytes();
        }
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
