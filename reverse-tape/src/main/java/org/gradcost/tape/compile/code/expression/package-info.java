/**
 * The expressions of generated code, with the locals, arrays and rows that they read, and substitutions in them.
 *
 * <p>Expressions have no side effects and know no statement. {@link org.gradcost.tape.compile.code.expression.ExpressionVisitor}
 * has a method for each kind.
 */
package org.gradcost.tape.compile.code.expression;
