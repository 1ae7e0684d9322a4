/**
 * The statements and expressions of generated code: a small structured language of assignments, stores, counted loops and
 * branches, over locals, arrays and rows.
 *
 * <p>In: what {@code emit} writes. Out: the same after the loop optimisations, for the back ends. Each kind is a record of its
 * own; {@link org.gradcost.tape.compile.code.StatementVisitor} and {@link org.gradcost.tape.compile.code.ExpressionVisitor}
 * have a method for each, so that a new kind does not compile until every back end knows it.
 *
 * <p>Source: the design of a statement-level intermediate representation follows A. V. Aho, M. S. Lam, R. Sethi and
 * J. D. Ullman, <em>Compilers: Principles, Techniques, and Tools</em>, 2nd ed., 2006, chapter 6.
 */
package org.gradcost.tape.compile.code;
