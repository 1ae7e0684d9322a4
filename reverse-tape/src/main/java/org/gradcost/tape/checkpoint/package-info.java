/**
 * Checkpointing: reverse mode for functions that consist of many steps, with a chosen amount of memory.
 *
 * <p>The reverse sweep needs the state before each step, from the last step to the first. A tape of the whole function would
 * store all states and all slopes. Here only some states are stored, as <em>checkpoints</em>; the others are recomputed from
 * them, and each step is recorded separately when the sweep reaches it. A
 * {@linkplain org.gradcost.tape.checkpoint.Schedule schedule} chooses the states that are stored:
 *
 * <ul>
 *   <li>{@link org.gradcost.tape.checkpoint.EveryK} stores every k-th state, and all k states of the segment that is being
 *       swept: about {@code l/k + k} checkpoints for l steps; each step is computed at most twice and recorded once.
 *   <li>{@link org.gradcost.tape.checkpoint.Binomial} is optimal: with c checkpoints, and each step computed at most r times
 *       besides its recording, {@code C(c + r, c)} steps can be swept. Therefore both the memory and the number of
 *       computations per step only need to grow like log l.
 * </ul>
 *
 * <p>Source: A. Griewank and A. Walther, "Algorithm 799: revolve: an implementation of checkpointing for the reverse or
 * adjoint mode of computational differentiation", ACM TOMS 26, 2000.
 */
package org.gradcost.tape.checkpoint;
