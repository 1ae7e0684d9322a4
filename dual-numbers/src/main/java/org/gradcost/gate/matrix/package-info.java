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
 *   their bond   ⟨C̄, J·dA⟩ = ⟨Jᵀ·C̄, dA⟩    for every dA and C̄
 * </pre>
 *
 * For C = A·B, J with respect to A is dA ↦ dA·B, its transpose is C̄ ↦ C̄·Bᵀ. Many gates have a diagonal J
 * ({@code DiagonalUnary}, {@code DiagonalBinary}): each element of C depends on the element at the same place alone,
 * so that J is its own transpose and is stated once.
 *
 * <p>A gate <em>overwrites</em> its output; adding up contributions is the engine's task, and so is skipping arguments
 * that are constants. Gates hold no state. What a gate keeps from its value for its slopes (LU factors, a softmax) is
 * in the node's {@link org.gradcost.gate.matrix.Workspace}.
 *
 * <p>{@link org.gradcost.gate.matrix.Matrix} names every gate as a method; a mode implements its two {@code apply}
 * methods and has them all. To add a gate: one file here, one line in
 * {@link org.gradcost.gate.matrix.MatrixGates}, one method in {@code Matrix}.
 *
 * <p>Matrices are EJML's {@link org.ejml.data.DMatrixRMaj}, dense and row-major; a scalar is a 1×1 matrix, since a
 * {@code double} would lose its derivative. Everything runs in the caller's thread.
 *
 * <p>The pushforwards and pullbacks follow M. B. Giles, <em>Collected Matrix Derivative Results for Forward and
 * Reverse Mode Algorithmic Differentiation</em>, Advances in Automatic Differentiation (2008), pp. 35–44.
 */
package org.gradcost.gate.matrix;
