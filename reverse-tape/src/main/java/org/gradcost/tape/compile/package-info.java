/**
 * The compiled tape: a circuit that is recorded once, whose loops are found again in the recording, and which becomes a JVM
 * class that computes value and gradient at any other point.
 *
 * <p>{@link org.gradcost.tape.compile.CompiledGradient} is all that a user needs. Behind it, in the order of the work:
 * a {@code Trace} of gates; a {@code LoopReroller} that finds blocks that repeat, {@code TriangularReroller}, which finds those whose
 * inner loops grow, and {@code RerollStrategy}, which chooses; a {@code LoopTreeBuilder} that makes a tree of loops of them; a {@code
 * Resolver} that says where each operand comes from; {@code LoopExitValues}, {@code SweepFusion}, {@code InPlaceUpdates}, {@code MemoryLayout},
 * {@code ToBeRecorded} and {@code AdjointInitialisation}, which decide what lies in memory and what need not; a {@code GradientGenerator} of
 * statements, which stands on {@code CodeBuilder}, {@code ValueAccess}, {@code ForwardSweep}, {@code AdjointRules} and
 * {@code AdjointSweep}; {@code LoopInterchange} (of each {@code MatrixLoopNest}), {@code UnrollAndJam} (of each {@code LoopNest}, as {@code
 * Copies}), {@code StoreForwarding}, {@code LoadReuse}, {@code ReductionSplitting} and {@code RowPrivatisation}, which put them where the processor waits
 * less; {@code NanCheck}, which looks for NaN on the way; and two writers of these, as bytecode and as text.
 *
 * <p>The trace is gone through by a {@code IterationCursor}, and statements are changed by a {@code LeafRewriter}, not by lambdas: the
 * JVM makes a class of each lambda when it first comes to it, and the fifty that were here took a quarter of a cold set-up.
 *
 * <h2>The mathematics</h2>
 *
 * <p>A loop of the trace is a map {@code s_{i+1} = F(s_i, x, i)}, whose pullback is a loop in the other direction,
 * {@code s̄_i = s̄_{i+1}·∂F/∂s}, {@code x̄ += s̄_{i+1}·∂F/∂x}, with the same body read backwards. If it is a sum,
 * {@code s_{i+1} = s_i + f(x, i)}, then {@code s̄_i = s̄} for all i: nothing of an iteration is needed in another, and
 * forward and backward are one loop. For the same reason a sum made in memory, {@code a_ij ← a_ij − l_i·u_j} say, needs no
 * place but its first, neither for its values nor for its adjoint.
 *
 * <p>Two operands of a gate in consecutive iterations are <em>even</em> if their ids differ by a stride, and
 * <em>carried</em> if each is a gate of the iteration before. Both survive nesting: an outer loop compares where its inner
 * loops start, and their strides must be the same.
 *
 * <p>In a <em>triangular</em> nest the inner trip count is affine in the outer counters. Then nothing is even in the trace,
 * since the iterations of the outer loop differ in length; but the values that are kept lie row by row, and in a row they
 * are even. So a position is {@code row(i) + j}, with a table of rows over as few loops as will do.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, 2nd ed., SIAM 2008, chapters 3 and 4; W. S. Moses
 * and V. Churavy, "Instead of rewriting foreign code for machine learning, automatically synthesize fast gradients",
 * NeurIPS 2020 (Enzyme, which sees the loops in the program instead).
 */
package org.gradcost.tape.compile;
