/**
 * Sparsity patterns of a trace: the inputs on which each output depends, and the pairs of inputs that interact in a
 * nonlinear gate. Index domains are propagated through the gates once, independently of the point: an entry that is not in
 * the pattern is zero at all points at which the guards have the same outcomes as in the trace.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, section 7.1; A. Walther,
 * "Computing sparse Hessians with automatic differentiation", ACM TOMS 34(1), 2008.
 */
package org.gradcost.tape.compile.sparsity;
