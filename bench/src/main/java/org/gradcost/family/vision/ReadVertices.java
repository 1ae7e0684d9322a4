package org.gradcost.family.vision;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The vertices of a hand that its correspondences read, in the order in which these first read them; the others have no
 * influence on errors and Jacobian. All numbers are in flat arrays, so that the loop over the vertices follows no references.
 */
final class ReadVertices {

    /** The number of vertices. */
    final int count;

    /** The positions at rest, four numbers a vertex. */
    final double[] rest;

    /** The index in {@link #bones} of each vertex's first bone, and of the first after the last vertex. */
    final int[] first;

    /** The bones that move the vertices. */
    final int[] bones;

    /** The weight of each of these. */
    final double[] weights;

    /** The vertex of each correspondence, or the three of its triangle. */
    final int[] corners;

    ReadVertices(HandModel model) {
        int[] read = Arrays.stream(model.correspondences())
                .flatMap(which -> model.complicated() ? Arrays.stream(model.triangles()[which]) : IntStream.of(which))
                .toArray();
        int[] vertices = IntStream.of(read).distinct().toArray();
        int[] places = new int[model.vertices().length];
        for (int v = 0; v < vertices.length; v++) {
            places[vertices[v]] = v;
        }
        count = vertices.length;
        corners = IntStream.of(read).map(vertex -> places[vertex]).toArray();
        rest = IntStream.of(vertices)
                .mapToObj(vertex -> model.vertices()[vertex])
                .flatMapToDouble(Arrays::stream)
                .toArray();
        bones = IntStream.of(vertices)
                .flatMap(vertex -> Arrays.stream(model.bones()[vertex]))
                .toArray();
        weights = IntStream.of(vertices)
                .mapToObj(vertex -> model.weights()[vertex])
                .flatMapToDouble(Arrays::stream)
                .toArray();
        first = new int[count + 1];
        for (int v = 0; v < count; v++) {
            first[v + 1] = first[v] + model.bones()[vertices[v]].length;
        }
    }
}
