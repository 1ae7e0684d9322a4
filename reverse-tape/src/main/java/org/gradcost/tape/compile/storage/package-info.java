/**
 * Storage: the memory positions of values and adjoints, the values that are recorded for the reverse sweep, and the first
 * contribution to each adjoint.
 *
 * <p>Input: a transformed program. Output: the {@link org.gradcost.tape.compile.storage.MemoryMap}, the size of the
 * workspace, the {@link org.gradcost.tape.compile.storage.ZeroedRanges}, and the positions as marks on the tree.
 *
 * <p>Source of the to-be-recorded analysis: L. Hascoët, U. Naumann and V. Pascual, "'To be recorded' analysis in
 * reverse-mode automatic differentiation", Future Generation Computer Systems 21(8), 2005.
 */
package org.gradcost.tape.compile.storage;
