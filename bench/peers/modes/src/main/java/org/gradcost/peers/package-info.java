/**
 * Modes for other libraries that differentiate on the JVM.
 *
 * <p>Each peer is one file, a {@link org.gradcost.peers.PeerMode}. Its libraries are in a separate
 * {@linkplain org.gradcost.peers.PeerLibraries folder and class loader}, since two peers need different versions of one library.
 * A scalar library runs the circuits of the suite through a {@link org.gradcost.peers.PeerNumber}, and a tensor library through a
 * {@link org.gradcost.peers.TensorMatrix} over its {@link org.gradcost.peers.Tensors}. No function is rewritten for a peer,
 * except for those that its users would write as vectors ({@link org.gradcost.peers.VectorForm}).
 *
 * <p>Every peer is used as its documentation recommends for speed, in double precision and with one thread. A gradient starts
 * with the point in a Java array and ends with the derivatives in one, as in every mode.
 */
package org.gradcost.peers;
