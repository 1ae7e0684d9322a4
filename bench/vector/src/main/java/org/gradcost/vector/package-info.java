/**
 * Vector kernels: sums, products and elementary functions of arrays by the module {@code jdk.incubator.vector}, and the hand-written
 * loops of some families. Loaded where {@linkplain org.gradcost.gate.kernel.Kernels vector kernels} are asked for.
 *
 * <p>Results do not depend on who runs the code, interpreter or compiler, nor on where in an array an element lies:
 *
 * <ul>
 *   <li>Functions are polynomials of this project, after which scalar code for the last elements rounds operation by operation in the
 *       same way. The module's own functions change their last bits once they are compiled.
 *   <li>Lanes of a sum are added one by one, in one order. The module's reduction is not reproducible on JDK 25.
 * </ul>
 *
 * <p>They do depend on how many lanes a processor has, which decides the order of sums.
 *
 * <p>Vectors stay in local variables of one method: HotSpot makes an object of one that it hands to a method that it does not
 * inline, and it does not inline two functions as large as an exponential into one loop.
 */
package org.gradcost.vector;
