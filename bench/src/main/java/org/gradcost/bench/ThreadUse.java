package org.gradcost.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The time and memory that a thread, and its JVM, have used so far.
 *
 * @param running time on a core, ns; −1 if the system does not report it
 * @param waiting time that the thread was runnable but had no core, ns; −1 if the system does not report it
 * @param collecting time of garbage collections of the JVM, ms; −1 if it is unknown
 * @param allocated by the thread, or by all threads, B; −1 if it is unknown
 */
public record ThreadUse(long running, long waiting, long collecting, long allocated) {

    /** The use of a program that does not report it. */
    static final ThreadUse UNKNOWN = new ThreadUse(-1, -1, -1, -1);

    private static final Path SCHEDULER = Path.of("/proc/thread-self/schedstat");
    private static final boolean TOLD = Files.isReadable(SCHEDULER);
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /**
     * Returns the use of this thread before a measurement.
     *
     * @param all whether to include the memory of all threads
     */
    public static ThreadUse before(boolean all) {
        long[] scheduled = scheduled();
        return new ThreadUse(scheduled[0], scheduled[1], collected(), allocated(all));
    }

    /**
     * Returns the use of this thread after a measurement. The memory is read first, since reading the rest allocates some.
     *
     * @param all whether to include the memory of all threads
     */
    public static ThreadUse after(boolean all) {
        long allocated = allocated(all);
        long[] scheduled = scheduled();
        return new ThreadUse(scheduled[0], scheduled[1], collected(), allocated);
    }

    /** Returns the processor time of this thread, ns; −1 if the JVM does not report it. */
    static long processorTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : -1;
    }

    private static long[] scheduled() {
        if (TOLD) {
            try {
                String[] fields = Files.readString(SCHEDULER).strip().split(" ");
                return new long[] {Long.parseLong(fields[0]), Long.parseLong(fields[1])};
            } catch (IOException | NumberFormatException e) {
                return new long[] {-1, -1}; // on a system whose file has another form, it is unknown
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

    /** Returns the use since an earlier moment. */
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
