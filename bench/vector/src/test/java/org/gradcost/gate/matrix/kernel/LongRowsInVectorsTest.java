package org.gradcost.gate.matrix.kernel;

/** Sums of rows by vectors. */
class LongRowsInVectorsTest extends LongRowsTest {}
