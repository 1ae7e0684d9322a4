package org.gradcost.gate.matrix;

/** The matrix gates over vector kernels. */
class MatrixGatesInVectorsTest extends MatrixGatesTest {}
