/**
 * Sparsity patterns of a trace: which inputs each output depends on, and which pairs of inputs meet in a nonlinear gate. Index
 * domains are propagated through the gates, once, whatever the point: an entry that is not in the pattern is zero everywhere
 * where the guards come out as traced.
 *
 * <p>Source: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, section 7.1; A. Walther,
 * "Computing sparse Hessians with automatic differentiation", ACM TOMS 34(1), 2008.
 */
package org.gradcost.tape.compile.sparsity;
