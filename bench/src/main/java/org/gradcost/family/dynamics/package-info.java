/**
 * Contains functions of a state that evolves: explicit time integration of ordinary and partial differential equations,
 * and the potential energy of springs.
 *
 * <p>A family that takes the final state of a {@linkplain org.gradcost.family.SteppedProblem stepped problem} shares its
 * steps with the one that differentiates a scalar of it.
 */
package org.gradcost.family.dynamics;
