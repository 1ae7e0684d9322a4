/**
 * The loop tree: the intermediate representation between the trace and the emitted statements.
 *
 * <p>A {@link org.gradcost.tape.compile.ir.Program} is a {@link org.gradcost.tape.compile.ir.Region} of gates and loops; the
 * body of a loop is again a region. An operand of a gate is a {@link org.gradcost.tape.compile.ir.ValueRef}: an input, a
 * constant, the latest value of a gate, a loop-carried value, or a load from memory. Subscripts are affine in the loop
 * counters, or given by index tables. All loops are counted loops, and there are no branches, so that textual order implies
 * dominance.
 *
 * <p>The iteration vector, an {@code int[]} indexed by loop depth, is a parameter of all functions of the iteration; the
 * tree itself has no cursor.
 *
 * <p>Sources: U. Banerjee, <em>Loop Transformations for Restructuring Compilers: The Foundations</em>, Kluwer 1993
 * (iteration vectors and affine subscripts); P. Feautrier, "Dataflow analysis of array and scalar references", International
 * Journal of Parallel Programming 20, 1991 (the sources of a read as functions of the iteration).
 */
package org.gradcost.tape.compile.ir;
