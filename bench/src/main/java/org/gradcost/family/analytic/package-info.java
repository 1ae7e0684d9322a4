/**
 * Functions in closed form that the literature on automatic differentiation uses as examples: Speelpenning's product,
 * Rosenbrock's chain, a ring of sigmoids, log-sum-exp, and the Helmholtz energy of a mixed fluid.
 *
 * <p>Sources: A. Griewank and A. Walther, <em>Evaluating Derivatives</em>, SIAM 2008; each family names its own.
 */
package org.gradcost.family.analytic;
