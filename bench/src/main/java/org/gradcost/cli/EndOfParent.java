package org.gradcost.cli;

import java.util.concurrent.TimeUnit;

/**
 * The end of the process that started this one. A process that is killed tells its children nothing; they get another parent at that
 * moment, for which is looked every second.
 */
final class EndOfParent {

    private static final long EVERY = TimeUnit.SECONDS.toMillis(1);
    private static final int KILLED = 137;

    private EndOfParent() {}

    /** Halts this JVM, whatever it is at, as soon as that process is no longer its parent. */
    static void endsThisJvm(long parent) {
        Thread watch = new Thread(() -> await(parent), "end of parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void await(long parent) {
        try {
            while (ProcessHandle.current()
                    .parent()
                    .filter(now -> now.pid() == parent)
                    .isPresent()) {
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
