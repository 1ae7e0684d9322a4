/**
 * Sections of the text at the end of a sweep, which {@code crossover} also prints: overheads, passes, gates, the number of
 * gradients after which a set-up pays off, and the chart of crossovers.
 */
package org.gradcost.cli.section;
