package org.gradcost.gate.matrix.kernel;

/** The products of matrices by vectors, on both sides of every threshold of the plain ones. */
class ProductsInVectorsTest extends ProductsTest {}
