/**
 * Functions whose evaluation differentiates another function: the motion of a charged particle in a potential and the saddle
 * point of a minimax problem, each with forward or reverse mode inside.
 *
 * <p>Source: B. A. Pearlmutter and J. M. Siskind, <em>Using programming language theory to make automatic differentiation sound
 * and efficient</em>, 2008.
 */
package org.gradcost.family.nested;
