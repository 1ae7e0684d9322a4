/**
 * The loop tree: the intermediate representation between the trace and the emitted statements.
 *
 * <p>A {@link org.gradcost.tape.compile.ir.Program} is a {@link org.gradcost.tape.compile.ir.Region} of gates and loops, whose
 * bodies are regions again. A gate's operand is a {@link org.gradcost.tape.compile.ir.ValueRef}: an input, a constant, the
 * latest value of a gate, a loop-carried value, or a load from memory. Subscripts are affine in the loop counters, with tables
 * where they are not. All loops are counted; there are no branches, so that textual order is dominance.
 *
 * <p>The iteration vector, {@code int[]} by loop depth, is a parameter of every function of the iteration; the tree itself
 * has no cursor.
 *
 * <p>Sources: U. Banerjee, <em>Loop Transformations for Restructuring Compilers: The Foundations</em>, Kluwer 1993 (iteration
 * vectors and affine subscripts); P. Feautrier, "Dataflow analysis of array and scalar references", International Journal of
 * Parallel Programming 20, 1991 (the sources of a read as functions of the iteration).
 */
package org.gradcost.tape.compile.ir;
