/**
 * JMH classes: benchmarks of a gradient and of a pass, for JMH's own command line, and their slots for JVMs that take turns. All
 * have the cell, and so the {@linkplain org.gradcost.mode.Mode mode}, as parameters.
 *
 * <p>A fork runs one mode. Code written once for any number type is fast only as long as a single type has passed through it;
 * with three types in one JVM it takes between 1.6 and 4 times as long. Before anything is timed, the gradient of the cell is
 * checked against the one written by hand.
 */
package org.gradcost.bench;
