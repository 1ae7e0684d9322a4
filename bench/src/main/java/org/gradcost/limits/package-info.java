/**
 * What is left between the suite and hand-written C++: the same functions and gradients in both, one after the other in each
 * round, so that a change of the machine's clock meets all alike.
 *
 * <p>The C++ is {@code limits.cpp}, a resource of this package, compiled here by {@code g++} strictly and with
 * {@code -ffast-math}. Each build of each family is a process that waits while others run.
 */
package org.gradcost.limits;
