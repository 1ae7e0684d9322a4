/**
 * Which loops the same arithmetic runs in. Sums, products of matrices and functions of whole arrays are called through the interfaces
 * of this package; gates, gradients by hand and generated code call the same ones, so that modes are compared on equal terms.
 *
 * <p>{@link org.gradcost.gate.kernel.Kernels#PLAIN} is this jar's own Java. {@link org.gradcost.gate.kernel.Kernels#VECTOR} needs the jar
 * {@code vector-kernels} and a JVM with the module {@code jdk.incubator.vector}, and is never chosen unasked: results differ in
 * their last bits. The choice is made once in a JVM and is a constant to its compiler.
 *
 * <p>{@link org.gradcost.gate.kernel.Coefficients} are the polynomials that both share.
 */
package org.gradcost.gate.kernel;
