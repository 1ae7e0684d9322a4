package org.gradcost.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Threads that share one task: the caller is the first of them, and the others wait for the next task. */
final class WorkerPool {

    private final int size;
    private final ExecutorService others;

    /**
     * Creates the threads.
     *
     * @param size number of threads with the caller, at least 1
     */
    WorkerPool(int size) {
        this.size = size;
        this.others = size == 1
                ? null
                : Executors.newFixedThreadPool(size - 1, work -> {
                    Thread thread = new Thread(work, "gradcost-team");
                    thread.setDaemon(true); // it ends with the program and need not be stopped
                    return thread;
                });
    }

    /**
     * Runs the work of every member, 0 to size − 1, each in its thread.
     *
     * @throws IllegalStateException if one of them fails
     */
    void run(IntConsumer work) {
        List<Future<?>> running = new ArrayList<>();
        for (int t = 1; t < size; t++) {
            int member = t;
            running.add(others.submit(() -> work.accept(member)));
        }
        work.accept(0);
        for (Future<?> member : running) {
            try {
                member.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a thread failed: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
