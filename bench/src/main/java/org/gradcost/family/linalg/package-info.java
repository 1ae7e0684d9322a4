/**
 * Functions from linear algebra: determinants (by minors and by LU), the Cholesky factorisation, a matrix product, linear least
 * squares and a dense layer.
 *
 * <p>Gradients by hand use the adjoints of the factorisations; see M. B. Giles, <em>Collected matrix derivative results for
 * forward and reverse mode algorithmic differentiation</em>, 2008.
 */
package org.gradcost.family.linalg;
