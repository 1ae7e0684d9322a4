package org.gradcost.results.statistics;

/** The state of the physical core during a batch. */
public enum CoreState {
    /** The thread has the core to itself. */
    QUIET,
    /** Another hardware thread of the core is running. */
    SHARED
}
