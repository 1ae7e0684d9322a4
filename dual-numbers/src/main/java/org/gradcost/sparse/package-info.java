/**
 * Sparse Jacobians and Hessians: the {@linkplain org.gradcost.sparse.SparsityPattern sparsity pattern} of a matrix, a
 * {@linkplain org.gradcost.sparse.Colouring colouring} of columns or rows that can share a pass, and the
 * {@linkplain org.gradcost.sparse.SeedGroups seeds} of the passes with the entries that each pass computes.
 *
 * <p>Source: A. H. Gebremedhin, F. Manne and A. Pothen, "What color is your Jacobian?", SIAM Review 47, 2005.
 */
package org.gradcost.sparse;
