/**
 * The trace: the gates of one run of a circuit, with operation codes and arguments.
 *
 * <p>In: the calls of traced variables. Out: a {@link org.gradcost.tape.compile.trace.Trace} without the gates that nothing needs,
 * in single-assignment form. It holds no values: it is valid wherever the circuit performs the same operations.
 *
 * <p>Source: R. E. Wengert, "A simple automatic derivative evaluation program", Communications of the ACM 7(8), 1964.
 */
package org.gradcost.tape.compile.trace;
