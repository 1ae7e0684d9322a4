/**
 * Vector kernels: sums, products and elementary functions of arrays with the module {@code jdk.incubator.vector}, and
 * hand-written loops of some families. They are loaded if {@linkplain org.gradcost.gate.kernel.Kernels vector kernels} are
 * requested.
 *
 * <p>Results are the same in the interpreter and in compiled code, and do not depend on an element's position in an array:
 *
 * <ul>
 *   <li>Functions are polynomials of this project, and the scalar code for the last elements rounds each operation in the same way. The
 *       last bits of the module's own functions change once they are compiled.
 *   <li>The lanes of a sum are added one by one, in a fixed order. The module's reduction is not reproducible on JDK 25.
 * </ul>
 *
 * <p>Results do depend on the number of lanes of the processor, which determines the order of sums.
 *
 * <p>Vectors stay in local variables of one method, because HotSpot allocates an object for a vector that is passed to a method
 * that it does not inline, and it does not inline two functions as large as an exponential into one loop.
 */
package org.gradcost.vector;
