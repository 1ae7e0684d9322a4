/**
 * Analyses of the loop tree: which gates write what a load reads, which gates are active, which values the partials need.
 *
 * <p>In: a program with resolved operands. Out: marks on its gates and loads. Activity is the intersection of two data flows,
 * <em>varied</em> (depends on an input) and <em>useful</em> (the output depends on it).
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapter 6; L. Hascoët and
 * V. Pascual, "The Tapenade automatic differentiation tool: principles, model, and specification", ACM TOMS 39(3), 2013.
 */
package org.gradcost.tape.compile.analysis;
