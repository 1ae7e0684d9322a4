/**
 * Pictures of circuits: boxes and wires, laid out from left to right, as SVG or in the DOT language of Graphviz.
 *
 * <p>The layout of SVG pictures is computed by the Eclipse Layout Kernel, an optional dependency: add
 * {@code org.eclipse.elk:org.eclipse.elk.alg.layered} to draw SVG. Everything else works without it.
 */
package org.gradcost.circuit.picture;
