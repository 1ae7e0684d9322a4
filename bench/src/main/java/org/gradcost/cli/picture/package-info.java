/** Sources of pictures: a circuit by name, and saliency maps of images. */
package org.gradcost.cli.picture;
