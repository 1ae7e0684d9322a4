/**
 * Contains the sections of the text that ends a sweep and that {@code crossover} prints: overheads, passes, gates, the
 * number of gradients after which a prepared mode pays off, and the chart of crossovers.
 */
package org.gradcost.cli.section;
