package org.gradcost.limits;

/**
 * What some calls took, in ns a call.
 *
 * @param cpu time of the processor
 * @param wall time of the clock
 */
record Elapsed(double cpu, double wall) {}
