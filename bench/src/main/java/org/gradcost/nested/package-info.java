/**
 * Derivatives of derivatives: a gradient that is computed inside a function which is itself differentiated.
 *
 * <p>There are {@linkplain org.gradcost.nested.Level two levels}, each by forward or reverse mode. The inner level computes in
 * the numbers of the outer one: dual numbers of variables on a tape, or a {@linkplain org.gradcost.tape.NestedTape tape} of dual
 * numbers. Perturbations of the two levels cannot be confused, because they have different types. Names are as in GradBench, with
 * the outer level first: forward over reverse is {@code fr}.
 */
package org.gradcost.nested;
