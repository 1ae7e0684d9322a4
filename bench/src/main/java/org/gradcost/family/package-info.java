/**
 * Function families: each a function with a size, written once and run in every mode.
 *
 * <p>A {@linkplain org.gradcost.family.Family family} describes its function and creates a
 * {@linkplain org.gradcost.family.Problem problem} for a size and a seed: the inputs, the plain primal, the gradient by hand, and
 * the circuit in scalar, fused or matrix gates. A family is one file and is found by its type; the families of the suite are in
 * the packages below this one, by field.
 *
 * <p>The gradient by hand is the performance target and the correctness reference. It is written for speed; its derivation is in
 * the family's Javadoc. The circuit is written for readability.
 */
package org.gradcost.family;
