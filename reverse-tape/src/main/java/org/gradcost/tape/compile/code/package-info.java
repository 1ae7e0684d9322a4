/**
 * The statements of generated code: a small structured language of assignments, stores, counted loops and branches, over
 * {@linkplain org.gradcost.tape.compile.code.expression expressions}.
 *
 * <p>{@code emit} produces it, the loop optimisations transform it, and the back ends translate it. Each kind of statement
 * or expression is a record. {@link org.gradcost.tape.compile.code.StatementVisitor} and
 * {@link org.gradcost.tape.compile.code.expression.ExpressionVisitor} have a method for each kind, so that a new kind causes compile
 * errors until every back end supports it.
 *
 * <p>Source: the design of a statement-level intermediate representation follows A. V. Aho, M. S. Lam, R. Sethi and
 * J. D. Ullman, <em>Compilers: Principles, Techniques, and Tools</em>, 2nd ed., 2006, chapter 6.
 */
package org.gradcost.tape.compile.code;
