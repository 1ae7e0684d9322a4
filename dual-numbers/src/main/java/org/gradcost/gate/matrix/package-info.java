/**
 * Matrix gates: each states a value and its slopes once, as linear maps, and nothing of the circuit.
 *
 * <p>A gate C = f(A) or C = f(A, B) has, with respect to each argument, a slope J: a linear map from tangents of that
 * argument to tangents of C, at the values of this pass. Its transpose Jᵀ carries adjoints the other way, in the inner
 * product ⟨X, Y⟩ = Σᵢⱼ XᵢⱼYᵢⱼ of matrices of one shape:
 *
 * <pre>
 *   pushforward  dC = J·dA          (forward mode)
 *   pullback     Ā += Jᵀ·C̄          (reverse mode)
 *   adjointness  ⟨C̄, J·dA⟩ = ⟨Jᵀ·C̄, dA⟩    for every dA and C̄
 * </pre>
 *
 * For C = A·B, J with respect to A is dA ↦ dA·B, its transpose is C̄ ↦ C̄·Bᵀ. Many gates have a diagonal J
 * ({@code DiagonalUnary}, {@code DiagonalBinary}): each element of C depends on the element at the same place alone,
 * so that J is its own transpose and is stated once.
 *
 * For second derivatives a gate also states how its pullback moves when its arguments do, for an adjoint that stays as it is:
 *
 * <pre>
 *   along dA    d/dt J(A + t·dA)ᵀ·C̄,    t = 0      ({@code pullAlong}; four of them for two arguments)
 * </pre>
 *
 * <p>Nothing moves where the gate is linear ({@code PiecewiseLinearUnaryGate}, {@code PiecewiseLinearBinaryGate}); a bilinear
 * one ({@code BilinearGate}) takes the tangent in the place of the other argument: of C = A·B, Ā = C̄·Bᵀ moves by C̄·dBᵀ. A gate
 * that states nothing has no second derivatives, and is named when they are asked for.
 *
 * <p>A gate <em>overwrites</em> its output. The engine accumulates contributions, unless a gate can do so in one pass
 * ({@code pullAdd}), and skips constant arguments. Gates hold no state: what a gate keeps from its value for its slopes
 * (LU factors, a softmax) is in the node's {@link org.gradcost.gate.matrix.Workspace}.
 *
 * <p>Slopes are multiplied with tangents and adjoints by {@link org.gradcost.gate.matrix.ChainProducts}, which follows the
 * rule 0·∞ = 0 of {@link org.gradcost.gate.ChainRule}: a masked class (−∞), a root or logarithm at 0 beside a mask, a norm of
 * 0 carry nothing. A gate that multiplies by a slope of its own does so by these methods, or by {@code ChainRule.times}.
 *
 * <p>{@link org.gradcost.gate.matrix.Matrix} names every gate as a method; a mode implements its two {@code apply}
 * methods and thereby supports all of them. To add a gate: one file here, one line in
 * {@link org.gradcost.gate.matrix.MatrixGates}, one method in {@code Matrix}.
 *
 * <h2>What makes them fast</h2>
 *
 * <p><em>Kernels.</em> All products go through {@link org.gradcost.gate.matrix.kernel.Products}, and so do the hand-written
 * gradients that gates are compared with. For a batch of 16 samples, 64 features and 10 classes a product takes EJML
 * 0.6 to 1 ns per multiplication, these 0.2 to 0.35: long rows use vector instructions, short ones are accumulated
 * in registers. Tried and dropped: eight rows at a time instead of four (twice as slow: too few registers), a transposed
 * copy of the left operand (costs what it gains).
 *
 * <p><em>Fusion.</em> A loss ({@code RowLoss}) keeps its slope while it computes its value; a quadratic form keeps A·x, half of
 * its slope; a row is added without being repeated first. A hinge loss is one gate instead of nine.
 *
 * <p>Time of a gradient in reverse mode over that of the hand-written gradient, before → after both; one fork of each,
 * interleaved, on a busy two-core machine, JDK 17, hence ±10 %. The look for NaN and the digits of {@code crossEntropy} have
 * since added 3 to 8 % to the first three:
 *
 * <pre>
 *   mlp        n =  967   2.17 → 1.08      n = 330   1.87 → 1.06
 *   softmax    n =  650   2.20 → 1.07      n = 300   2.25 → 1.22
 *   svm        n =  650   2.52 → 1.11      n = 300   2.66 → 1.13
 *   helmholtz  n = 1000   4.31 → 1.21      n = 300   4.15 → 1.06
 * </pre>
 *
 * <p>The remaining overhead is the copy of the inputs into matrices and of the adjoints out of them, and some 20 ns per gate.
 *
 * <p>Matrices are EJML's {@link org.ejml.data.DMatrixRMaj}, dense and row-major; a scalar is a 1×1 matrix, since a
 * {@code double} would lose its derivative. Everything runs in the caller's thread.
 *
 * <p>The pushforwards and pullbacks follow M. B. Giles, <em>Collected Matrix Derivative Results for Forward and
 * Reverse Mode Algorithmic Differentiation</em>, Advances in Automatic Differentiation (2008), pp. 35–44.
 */
package org.gradcost.gate.matrix;
