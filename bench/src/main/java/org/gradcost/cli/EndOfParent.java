package org.gradcost.cli;

import java.util.concurrent.TimeUnit;

/**
 * Detection that the parent process has ended. A process that is killed does not notify its children, but they get another parent
 * at that moment, for which this class checks every second.
 */
final class EndOfParent {

    private static final long EVERY = TimeUnit.SECONDS.toMillis(1);
    private static final int KILLED = 137;

    private EndOfParent() {}

    /** Halts this JVM in any state as soon as the given process is no longer its parent. */
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
