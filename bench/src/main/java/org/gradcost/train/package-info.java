/** Gradient descent on real data with the gradients of any mode: the crossover as somebody who trains a network feels it. */
package org.gradcost.train;
