package org.gradcost.gate.matrix;

/** The values of matrix gates over vector kernels. */
class MatrixValuesInVectorsTest extends MatrixValuesTest {}
