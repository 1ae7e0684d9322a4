/**
 * Numerical kernels of the matrix gates: products, triangular matrices and LU factors. They work on plain arrays and are
 * independent of gates and derivatives. Gates, hand-written gradients and the compiled tape use the same kernels, so that
 * modes are compared on equal terms.
 *
 * <ul>
 *   <li>{@link org.gradcost.gate.matrix.kernel.Products}: A·B, A·Bᵀ, Aᵀ·B and inner products. Long rows are accumulated by
 *       vector instructions ({@code RowKernel}, over {@link org.gradcost.gate.matrix.kernel.LongRows}), short ones in a
 *       register tile ({@code TileKernel}), and so is A·Bᵀ of very long rows ({@code RowDots}).
 *   <li>{@code TriangleKernel}: a symmetric matrix, given by its lower triangle, times a vector.
 *   <li>{@link org.gradcost.gate.matrix.kernel.LuFactors}: P·A = L·U by EJML's decomposition with partial pivoting, and
 *       the solves with Aᵀ that pullbacks need.
 *   <li>{@link org.gradcost.gate.matrix.kernel.Cofactors}: the cofactors of a singular matrix, from its singular value
 *       decomposition.
 *   <li>{@link org.gradcost.gate.matrix.kernel.FusedMultiplyAdd}: a·b + c in one instruction, if the processor has one.
 * </ul>
 *
 * <p>Register and cache blocking follow K. Goto and R. A. van de Geijn, <em>Anatomy of High-Performance Matrix
 * Multiplication</em>, ACM TOMS 34(3), 2008, at the sizes of a batch of samples.
 */
package org.gradcost.gate.matrix.kernel;
