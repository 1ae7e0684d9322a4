/**
 * Functions of an evolving state: explicit time integration of ordinary and partial differential equations, and the potential
 * energy of springs.
 *
 * <p>A family for the final state of a {@linkplain org.gradcost.family.SteppedProblem stepped problem} shares its steps with the
 * family for a scalar function of that state.
 */
package org.gradcost.family.dynamics;
