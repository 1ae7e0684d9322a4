/**
 * Analyses of the loop tree: the gates that write the values of each load, the active gates, and the values that partial
 * derivatives need.
 *
 * <p>Input: a program with resolved operands. Output: marks on its gates and loads. Activity is the intersection of two
 * data-flow properties, <em>varied</em> (depends on an input) and <em>useful</em> (the output depends on it).
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapter 6; L. Hascoët and
 * V. Pascual, "The Tapenade automatic differentiation tool: principles, model, and specification", ACM TOMS 39(3), 2013.
 */
package org.gradcost.tape.compile.analysis;
