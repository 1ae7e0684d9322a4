/**
 * Objectives from machine learning, on synthetic and on real data (Fisher's iris and handwritten digits): linear classifiers,
 * neural networks, k-means, Gaussian mixtures and recurrent networks.
 *
 * <p>A {@code Classifier} is a family whose problem is a classification of images; {@code Learner} makes it available to a
 * training loop and to saliency maps.
 */
package org.gradcost.family.learning;
