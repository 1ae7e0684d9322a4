/**
 * Comparison of the suite with hand-written C++: the same functions and gradients in both languages run one after the other in
 * each round, so that a change of the processor's clock rate affects all of them alike.
 *
 * <p>The C++ source is {@code limits.cpp}, a resource of this package, which {@code g++} compiles here, strictly and with
 * {@code -ffast-math}. Each build of each family is a process that waits while the others run.
 */
package org.gradcost.limits;
