package org.gradcost.family.vision;

import java.util.Map;

/**
 * A hand with bones and vertices, and the points to which it is fitted. Bone transforms are affine, given by the 3 upper rows of
 * their matrices, 12 numbers row by row. Each vertex has only the bones that move it.
 *
 * @param parents parent of each bone, −1 for a root; a parent comes before its children
 * @param relatives transform of each bone to its parent, at rest
 * @param inverses inverse of each bone's absolute transform at rest
 * @param vertices homogeneous positions at rest
 * @param bones that move each vertex
 * @param weights of these bones
 * @param mirrored whether the hand is mirrored into the other hand
 * @param triangles of vertices; empty if correspondences are vertices
 * @param correspondences vertices or triangles, one for each point
 * @param points to be met
 */
public record HandModel(
        int[] parents,
        double[][] relatives,
        double[][] inverses,
        double[][] vertices,
        int[][] bones,
        double[][] weights,
        boolean mirrored,
        int[][] triangles,
        int[] correspondences,
        double[][] points) {

    /** The number of bones: the wrist, five fingers of four bones, and the forearm. */
    public static final int BONES = 22;

    /** The length of a pose θ: rotation and translation of the hand, and four angles per finger. */
    public static final int POSE = 26;

    /** Returns whether each point corresponds to a position in a triangle, whose coordinates u and v are inputs as well. */
    public boolean complicated() {
        return triangles.length > 0;
    }

    /** Returns the components of the model by name. */
    Map<String, Object> constants() {
        return Map.of(
                "parents", parents,
                "relatives", relatives,
                "inverses", inverses,
                "vertices", vertices,
                "bones", bones,
                "weights", weights,
                "mirrored", mirrored ? 1 : 0,
                "triangles", triangles,
                "correspondences", correspondences,
                "points", points);
    }

    /** Returns the number of outputs, three per correspondence. */
    public int outputs() {
        return 3 * correspondences.length;
    }

    /**
     * Returns the index in θ of a bone's angle, or −1 if it has none: about x for the second to fourth bone of each
     * finger, about z for the second.
     */
    static int angle(int bone, char axis) {
        int joint = (bone - 1) % 4;
        if (bone == 0 || bone == BONES - 1 || joint == 0 || axis == 'z' && joint > 1) {
            return -1;
        }
        int first = 6 + (bone - 1) / 4 * 4;
        return axis == 'z' ? first + 1 : joint == 1 ? first : first + joint;
    }
}
