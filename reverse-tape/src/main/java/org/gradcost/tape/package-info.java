/**
 * Reverse mode: a tape of gates, walked backwards once for a whole gradient.
 *
 * <p>Running a circuit over {@linkplain org.gradcost.tape.Variable variables} records, for every gate, the slopes it had.
 * The reverse sweep sets the adjoint of the output to 1 and goes through the records from the last to the first:
 * {@code x̄_j += s_j·ȳ} for each argument. Adjoints add up where paths meet, and when the sweep is at the inputs, theirs
 * are the gradient: one pass, whatever the number of inputs.
 *
 * <h2>What is recorded</h2>
 *
 * <p>A variable is its value and its differential as a linear form over at most two <em>slots</em> (inputs or earlier
 * records): {@code dv = a·dx_i + b·dx_j}. A gate of one argument, a gate with a constant, and any gate whose arguments
 * rest on the same two slots only changes a and b: it costs no memory. Only a gate that brings a third slot in writes
 * a <em>record</em>, with one (slope, slot) entry for each of its three or four slots, and the result rests on the new
 * record alone. Inputs need no record.
 *
 * <p>This is the preaccumulation of statement-level tapes (Adept, CoDiPack), found at run time instead of by expression
 * templates: {@code sum + σ(x_i·x_{i+1})} is a single record of three entries.
 *
 * <h2>Layout</h2>
 *
 * <p>Entries lie one behind the other in primitive arrays: 8 bytes of slope, 4 of slot, with the sign of the slot
 * marking the last entry of a record, so that a record has no header. An adjoint takes 8 bytes a slot. Arrays grow
 * by chunks and are reused by the next recording.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3.2 and 10;
 * R. J. Hogan, "Fast reverse-mode automatic differentiation using expression templates in C++", ACM TOMS 40, 2014.
 */
package org.gradcost.tape;
