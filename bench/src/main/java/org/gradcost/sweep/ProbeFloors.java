package org.gradcost.sweep;

import java.util.HashMap;
import java.util.Map;

/**
 * The minimum times of a probe so far, one for each launcher. The two sides of a race may compile the probe differently, by another
 * JDK or other arguments. With the minimum of both, every batch of the slower side would look as if its core were shared.
 */
final class ProbeFloors {

    private final Map<Launcher, Long> floors = new HashMap<>();

    /** Records the minimum time of a probe in a JVM that was started by a launcher, ns. */
    void add(Launcher launcher, long floor) {
        floors.merge(launcher, floor, Math::min);
    }

    /** Returns the minimum time of a probe in the JVMs of a launcher, ns. */
    long of(Launcher launcher) {
        return floors.getOrDefault(launcher, Long.MAX_VALUE);
    }
}
