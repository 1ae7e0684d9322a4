/**
 * Second derivatives as functions of their own: Hessians, and products of a Hessian and a vector, of other families.
 *
 * <p>Their modes are nestings of forward and reverse mode; see B. A. Pearlmutter, <em>Fast exact multiplication by the
 * Hessian</em>, 1994.
 */
package org.gradcost.family.secondorder;
