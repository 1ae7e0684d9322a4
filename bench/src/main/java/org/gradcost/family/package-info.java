/**
 * Function families: each a function with a size, written once and run in every mode.
 *
 * <p>A {@linkplain org.gradcost.family.Family family} says what its function is and makes a
 * {@linkplain org.gradcost.family.Problem problem} of it for a size and a seed: the inputs, the plain primal, the gradient
 * by hand, and the circuit in scalar, fused or matrix gates. One file a family; it is found by its type.
 *
 * <p>The gradient by hand is a limit and a judge, so it is written for speed and derived on paper: its derivation stands in
 * the family's Javadoc. The circuit is written for reading.
 */
package org.gradcost.family;
