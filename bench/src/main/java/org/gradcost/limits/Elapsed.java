package org.gradcost.limits;

/**
 * The time of several calls, in ns per call.
 *
 * @param cpu processor time
 * @param wall wall time
 */
record Elapsed(double cpu, double wall) {}
