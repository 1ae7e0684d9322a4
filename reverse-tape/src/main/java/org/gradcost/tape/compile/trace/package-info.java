/**
 * The trace: the gates of one evaluation of a function, with opcodes and arguments.
 *
 * <p>Input: the calls of traced variables. Output: a {@link org.gradcost.tape.compile.trace.Trace} in single-assignment
 * form, without gates whose results are not needed. It has no values, so that it is valid wherever the function applies the
 * same gates.
 *
 * <p>Source: R. E. Wengert, "A simple automatic derivative evaluation program", Communications of the ACM 7(8), 1964.
 */
package org.gradcost.tape.compile.trace;
