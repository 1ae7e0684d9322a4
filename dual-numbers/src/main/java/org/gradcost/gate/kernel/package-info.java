/**
 * Interchangeable implementations of the inner loops: sums, matrix products and elementary functions of arrays. Gates,
 * hand-written gradients and generated code call them through the interfaces of this package, so that modes are compared on
 * equal terms.
 *
 * <p>{@link org.gradcost.gate.kernel.Kernels#PLAIN} is plain Java in this jar. {@link
 * org.gradcost.gate.kernel.Kernels#VECTOR} needs the jar {@code vector-kernels} and a JVM with the module {@code
 * jdk.incubator.vector}. It has to be requested, because its results differ in the last bits. The choice is made once per
 * JVM and is a constant for the JIT compiler.
 *
 * <p>{@link org.gradcost.gate.kernel.Coefficients} has the polynomial coefficients that both implementations share, {@link
 * org.gradcost.gate.kernel.NormalNumbers} the test of products that are computed in another order.
 */
package org.gradcost.gate.kernel;
