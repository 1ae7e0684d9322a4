/**
 * Checkpointing: reverse mode for circuits of steps, in a chosen amount of memory.
 *
 * <p>The reverse sweep needs the state before each step, from the last to the first. A tape of the whole circuit keeps all
 * of it and more. Here only some states are stored, as <em>checkpoints</em>; the others are recomputed from them, and each
 * step is recorded by itself when the sweep reaches it. A {@linkplain org.gradcost.tape.checkpoint.Schedule schedule} chooses
 * the states to store:
 *
 * <ul>
 *   <li>{@linkplain org.gradcost.tape.checkpoint.EveryK every k-th}, and all k of the segment being swept:
 *       {@code l/k + k} checkpoints for l steps, each step computed twice and recorded once;
 *   <li>{@linkplain org.gradcost.tape.checkpoint.Binomial binomially}, which is optimal: with c checkpoints, and no
 *       step computed more than r times besides its recording, {@code C(c + r, c)} steps can be swept. So both the memory
 *       and the time of a step need to grow with log l only.
 * </ul>
 *
 * <p>Source: A. Griewank and A. Walther, "Algorithm 799: revolve: an implementation of checkpointing for the reverse or
 * adjoint mode of computational differentiation", ACM TOMS 26, 2000.
 */
package org.gradcost.tape.checkpoint;
