/**
 * Sparse derivatives: the {@linkplain org.gradcost.sparse.SparsityPattern pattern} of a matrix, the {@linkplain
 * org.gradcost.sparse.Colouring colours} of columns or rows that share a pass, and the {@linkplain
 * org.gradcost.sparse.SeedGroups seeds} of the passes with the entries that each yields.
 *
 * <p>Source: A. H. Gebremedhin, F. Manne and A. Pothen, "What color is your Jacobian?", SIAM Review 47, 2005.
 */
package org.gradcost.sparse;
