/**
 * Random circuits: what nobody would have thought of writing as a test.
 *
 * <p>A generator builds circuits of 3 to 300 gates, with shared sub-expressions, of all gates in scalar and in matrix
 * form, from a seed. Each is run forward and in reverse, which must agree to 10⁻¹² of the sum of all their paths, and
 * both are held against differences of values: in 60-digit arithmetic for scalars, extrapolated for matrices (to 10⁻⁹). A circuit
 * that fails is made smaller for as long as it fails, and printed with its seed.
 *
 * <pre>{@code
 * mvn -pl reverse-tape -am test -Dtest='Random*Test' -Dsurefire.failIfNoSpecifiedTests=false -Dgradcost.circuits=endless
 * mvn … -Dgradcost.circuits=1 -Dgradcost.seed=42
 * }</pre>
 */
package org.gradcost.tape.random;
