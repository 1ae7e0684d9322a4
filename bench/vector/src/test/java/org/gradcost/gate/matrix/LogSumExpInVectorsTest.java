package org.gradcost.gate.matrix;

/** Log-sum-exp gates over vector kernels. */
class LogSumExpInVectorsTest extends LogSumExpTest {}
