/**
 * Storage: where values and adjoints are, what is recorded for the reverse sweep, and which contribution to an adjoint comes
 * first.
 *
 * <p>In: a transformed program. Out, each as a value of its own: the {@link org.gradcost.tape.compile.storage.MemoryMap}, the
 * size of the workspace, and the {@link org.gradcost.tape.compile.storage.ZeroedRanges}; on the tree, the positions.
 *
 * <p>Source of the to-be-recorded analysis: L. Hascoët, U. Naumann and V. Pascual, "'To be recorded' analysis in reverse-mode
 * automatic differentiation", Future Generation Computer Systems 21(8), 2005.
 */
package org.gradcost.tape.compile.storage;
