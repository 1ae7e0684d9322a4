package org.gradcost.gate.matrix;

/** Pushforwards and pullbacks of matrix gates over vector kernels. */
class SlopesInVectorsTest extends SlopesTest {}
