package org.gradcost.sweep;

import java.util.concurrent.CountDownLatch;

/**
 * Detection that this JVM is being stopped from outside, as by Ctrl-C. Ctrl-C also reaches the processes that the JVM has
 * started, and may make one of them fail before the JVM itself is notified.
 */
public final class Stop {
    private static final int LOOKS = 3;
    private static final long PAUSE = 100; // ms

    private Stop() {}

    /** Returns whether this JVM is being stopped; checks for some tenths of a second before it returns false. */
    public static boolean isOnItsWay() {
        for (int look = 0; look < LOOKS; look++) {
            try {
                Thread probe = new Thread();
                Runtime.getRuntime().addShutdownHook(probe);
                Runtime.getRuntime().removeShutdownHook(probe);
                Thread.sleep(PAUSE);
            } catch (IllegalStateException stopping) {
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    /** Waits for the end if this JVM is being stopped, since a failure of a fork is then not a finding. */
    static void await() {
        if (!isOnItsWay()) {
            return;
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
