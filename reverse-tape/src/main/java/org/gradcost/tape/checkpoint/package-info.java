/**
 * Cache or recompute: reverse mode for circuits that go step by step, in as much memory as one likes to spend.
 *
 * <p>The sweep back needs the state before every step, from the last to the first. A tape of the whole circuit keeps all
 * of it and more. Here only some states are kept, as <em>checkpoints</em>; from them the others are computed again, and
 * each step is recorded alone, when its turn comes. A {@linkplain org.gradcost.tape.checkpoint.Schedule schedule} says
 * which states to keep:
 *
 * <ul>
 *   <li>{@linkplain org.gradcost.tape.checkpoint.EveryK every k-th}, and all k of the stretch that is being walked back:
 *       {@code l/k + k} checkpoints for l steps, every step computed twice and recorded once;
 *   <li>{@linkplain org.gradcost.tape.checkpoint.Binomial binomially}, which is best: with c checkpoints, and no
 *       step computed more than r times besides its recording, {@code C(c + r, c)} steps can be walked back. So the memory
 *       and the time of a step both need to grow with log l only.
 * </ul>
 *
 * <p>Source: A. Griewank and A. Walther, "Algorithm 799: revolve: an implementation of checkpointing for the reverse or
 * adjoint mode of computational differentiation", ACM TOMS 26, 2000.
 */
package org.gradcost.tape.checkpoint;
