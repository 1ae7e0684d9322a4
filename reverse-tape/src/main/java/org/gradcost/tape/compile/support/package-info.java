/**
 * Forward mode with static sparsity: the full gradient in one forward sweep, in which every value carries the tangents of just
 * those seeds that can reach it. Nothing goes backward; what is known beforehand is which tangents are not zero.
 */
package org.gradcost.tape.compile.support;
