/**
 * Modes over other libraries that differentiate on the JVM.
 *
 * <p>Each peer is one file, a {@link org.gradcost.peers.PeerMode}. Its libraries are in a {@linkplain
 * org.gradcost.peers.PeerLibraries folder and a class loader} of their own, since two peers need different versions of one
 * library. A scalar library runs the circuits of the suite through a {@link org.gradcost.peers.PeerNumber}, a library of tensors
 * through a {@link org.gradcost.peers.TensorMatrix} over its {@link org.gradcost.peers.Tensors}: no function is written again
 * for a peer, but for the three that its users write as vectors ({@link org.gradcost.peers.VectorForm}).
 *
 * <p>Every peer is used as its documentation advises for speed, in double precision and with one thread. A gradient begins with
 * the point in a Java array and ends with the derivatives in one, as in every mode.
 */
package org.gradcost.peers;
