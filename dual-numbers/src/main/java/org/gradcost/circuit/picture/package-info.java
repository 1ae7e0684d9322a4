/**
 * Pictures of circuits: boxes and wires, laid out from left to right, as SVG or in the DOT language of Graphviz.
 *
 * <p>The layout of SVG pictures is computed by the Eclipse Layout Kernel, an optional dependency: add
 * {@code org.eclipse.elk:org.eclipse.elk.alg.layered} and {@code org.eclipse.xtext:org.eclipse.xtext.xbase.lib} to draw SVG.
 * Everything else works without them.
 */
package org.gradcost.circuit.picture;
