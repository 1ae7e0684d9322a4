/**
 * Gradient descent on real data with the gradients of any mode, which shows the practical effect of the crossover on training.
 */
package org.gradcost.train;
