package org.gradcost.family.learning;

import org.gradcost.family.Family;

/** A family whose inputs are the weights of a network, so that its gradients can train it. */
interface Classifier extends Family {

    /** Returns the network at the size that is used to learn all digits, with its initial weights. */
    Classification onImages(long seed);
}
