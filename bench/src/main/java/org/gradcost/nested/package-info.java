/**
 * Derivatives of derivatives: a gradient that is taken inside a function which is differentiated itself.
 *
 * <p>There are {@linkplain org.gradcost.nested.Level two levels}, each forward or in reverse. The inner one computes
 * in the numbers of the outer one: dual numbers of variables on a tape, or a {@linkplain org.gradcost.tape.NestedTape tape}
 * of dual numbers. Perturbations of the two levels cannot be mixed up, for they are of different types. Named as in GradBench,
 * the outer level first: forward over reverse is {@code fr}.
 */
package org.gradcost.nested;
