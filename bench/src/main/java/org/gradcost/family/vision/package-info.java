/**
 * Objectives from computer vision: bundle adjustment with a camera with radial distortion, and hand tracking with a skinned mesh.
 *
 * <p>Source: F. Srajer, Z. Kukelova and A. Fitzgibbon, <em>A benchmark of selected algorithmic differentiation tools on some
 * problems in computer vision and machine learning</em>, 2018 (ADBench), in the current form of GradBench.
 */
package org.gradcost.family.vision;
