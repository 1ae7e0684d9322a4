package org.gradcost.sweep;

import java.util.concurrent.CountDownLatch;

/**
 * The stop of this JVM from outside, as by Ctrl-C, seen from within. Ctrl-C reaches the processes that the JVM has started as well,
 * and may make one fail before the JVM itself has heard of it.
 */
public final class Stop {
    private static final int LOOKS = 3;
    private static final long PAUSE = 100; // ms

    private Stop() {}

    /** Returns whether this JVM is being stopped; looks again for some tenths of a second before it says no. */
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

    /** Waits for the end if this JVM is being stopped: what its forks then do is no finding. */
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
