/**
 * Function families: each a function with a size, written once and run in every mode.
 *
 * <p>A {@linkplain org.gradcost.family.Family family} describes its function and makes a
 * {@linkplain org.gradcost.family.Problem problem} of it for a size and a seed: the inputs, the plain primal, the gradient
 * by hand, and the circuit in scalar, fused or matrix gates. A family is one file, found by its type; those of the suite
 * are in the packages below this one, by field.
 *
 * <p>The gradient by hand is the performance target and the correctness reference. It is written for speed and derived on
 * paper; its derivation is in the family's Javadoc. The circuit is written for reading.
 */
package org.gradcost.family;
