/**
 * Matrix gates, whose slopes are linear maps of matrices.
 *
 * <p>A gate C = f(A) or C = f(A, B) has a slope J with respect to each argument: the linear map from tangents of that
 * argument to tangents of C at the current values. Its transpose Jᵀ maps adjoints of C to adjoints of the argument. The
 * transpose is defined by the inner product ⟨X, Y⟩ = Σᵢⱼ XᵢⱼYᵢⱼ of matrices of the same shape:
 *
 * <pre>
 *   pushforward  dC = J·dA          (forward mode)
 *   pullback     Ā += Jᵀ·C̄          (reverse mode)
 *   adjointness  ⟨C̄, J·dA⟩ = ⟨Jᵀ·C̄, dA⟩    for every dA and C̄
 * </pre>
 *
 * <p>For C = A·B, the slope with respect to A is dA ↦ dA·B, and its transpose is C̄ ↦ C̄·Bᵀ. Many gates are elementwise
 * ({@code DiagonalUnary}, {@code DiagonalBinary}): J is diagonal and so equal to its transpose, and one method computes
 * both.
 *
 * <p>For second derivatives a gate also implements the directional derivative of its pullback, with a fixed adjoint:
 *
 * <pre>
 *   along dA    d/dt J(A + t·dA)ᵀ·C̄,    t = 0      ({@code pullAlong}; four of them for two arguments)
 * </pre>
 *
 * <p>This derivative is 0 for piecewise linear gates ({@code PiecewiseLinearUnaryGate}, {@code PiecewiseLinearBinaryGate}).
 * For a bilinear gate ({@code BilinearGate}) it is the pullback with the tangent in place of the other argument: for C =
 * A·B, the derivative of Ā = C̄·Bᵀ along dB is C̄·dBᵀ. A gate that does not implement it has no second derivatives; if they
 * are requested, an exception names the gate.
 *
 * <p>A gate <em>overwrites</em> its output. The engine accumulates contributions, unless a gate can do so itself
 * ({@code pullAdd}), and skips constant arguments. Gates have no state: intermediate results that the slopes need (LU
 * factors, a softmax) are stored in the {@link org.gradcost.gate.matrix.Workspace} of the node.
 *
 * <p>Slopes are multiplied with tangents and adjoints by {@link org.gradcost.gate.matrix.ChainProducts}, which follows the
 * rule 0·∞ = 0 of {@link org.gradcost.gate.ChainRule}, so that a masked class (−∞), a root or logarithm at 0 next to a mask,
 * or a norm of 0 contributes no NaN. A gate that multiplies by a slope itself uses these methods or {@code ChainRule.times}.
 *
 * <p>{@link org.gradcost.gate.matrix.Matrix} has a method for every gate; a mode implements its two {@code apply} methods
 * and thereby supports all of them. To add a gate, add a class here, a line to {@link org.gradcost.gate.matrix.MatrixGates}
 * and a method to {@code Matrix}.
 *
 * <h2>Performance</h2>
 *
 * <p><em>Kernels.</em> All products use {@link org.gradcost.gate.matrix.kernel.Products}, and so do the hand-written
 * gradients with which gates are compared. For a batch of 16 samples, 64 features and 10 classes, EJML takes 0.6 to 1 ns per
 * multiplication and these kernels 0.2 to 0.35 ns: long rows use vector instructions, and short ones are accumulated in
 * registers. Two variants were tried and dropped: eight rows at a time instead of four (half as fast, since registers run
 * out), and a transposed copy of the left operand (the copy costs as much as it gains).
 *
 * <p><em>Fusion.</em> A loss ({@code RowLoss}) computes its slope together with its value; a quadratic form keeps A·x, half
 * of its slope; a row is added without being repeated first. A hinge loss is one gate instead of nine.
 *
 * <p>The table gives the time of a gradient in reverse mode divided by that of the hand-written gradient, before → after
 * kernels and fusion (JDK 17, one fork of each, interleaved, on a busy two-core machine, hence ±10 %). The check for NaN and
 * the higher accuracy of {@code crossEntropy} have since added 3 to 8 % to the first three:
 *
 * <pre>
 *   mlp        n =  967   2.17 → 1.08      n = 330   1.87 → 1.06
 *   softmax    n =  650   2.20 → 1.07      n = 300   2.25 → 1.22
 *   svm        n =  650   2.52 → 1.11      n = 300   2.66 → 1.13
 *   helmholtz  n = 1000   4.31 → 1.21      n = 300   4.15 → 1.06
 * </pre>
 *
 * <p>The remaining overhead is the copying of inputs into matrices and of adjoints out of them, and about 20 ns per gate.
 *
 * <p>Matrices are EJML's {@link org.ejml.data.DMatrixRMaj}, dense and row-major. A scalar is a 1×1 matrix, since a
 * {@code double} would have no derivative. Everything runs in the calling thread.
 *
 * <p>The pushforwards and pullbacks follow M. B. Giles, <em>Collected Matrix Derivative Results for Forward and
 * Reverse Mode Algorithmic Differentiation</em>, Advances in Automatic Differentiation (2008), pp. 35–44.
 */
package org.gradcost.gate.matrix;
