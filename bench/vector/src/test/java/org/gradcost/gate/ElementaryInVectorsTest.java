package org.gradcost.gate;

/** The errors, edges and bits of elementary functions, whose arrays are computed by vectors here. */
class ElementaryInVectorsTest extends ElementaryTest {}
