package org.gradcost.family.vision;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcost.family.MapFamily;
import org.gradcost.family.MapProblem;
import org.gradcost.sparse.SparsityPattern;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

/**
 * Hand tracking: the differences between the vertices of a hand in a pose θ, 26 numbers, and the points that they should meet,
 * with three outputs per point; see {@link HandCircuit}. The hand is synthetic, with bones at small distances and up to
 * {@value #VERTICES} vertices of two bones each.
 *
 * <p>Source: {@code ht} of ADBench and GradBench.
 */
public abstract class HandFamily implements MapFamily {

    private static final int VERTICES = 60;

    @Override
    public final String source() {
        return "ADBench and GradBench ht";
    }

    @Override
    public final double growth() {
        return 1;
    }

    /** Returns a hand of c correspondences, on triangles or on vertices, and its inputs. */
    static MapProblem hand(int c, boolean complicated, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int vertices = Math.max(3, Math.min(c, VERTICES));
        int[][] triangles = new int[complicated ? vertices : 0][];
        Arrays.setAll(triangles, t -> new int[] {t, (t + 1) % vertices, (t + 2) % vertices});
        HandModel model = new HandModel(
                IntStream.range(0, HandModel.BONES).map(HandFamily::parent).toArray(),
                transforms(random),
                transforms(random),
                positions(vertices, random),
                bones(vertices),
                weights(vertices, random),
                false,
                triangles,
                IntStream.range(0, c).map(i -> i % vertices).toArray(),
                IntStream.range(0, c)
                        .mapToObj(i -> random.doubles(3, -1, 1).toArray())
                        .toArray(double[][]::new));
        double[] x = random.doubles(HandModel.POSE + (complicated ? 2L * c : 0), -1, 1)
                .toArray();
        x[0] += Math.copySign(0.5, x[0]); // rotated, for every seed
        for (int i = HandModel.POSE; i < x.length; i++) {
            x[i] = (x[i] + 1) / 4; // inside the triangle
        }
        return new Hand(model, x);
    }

    private static int parent(int bone) {
        return bone == 0 ? -1 : bone == HandModel.BONES - 1 || bone % 4 == 1 ? 0 : bone - 1;
    }

    /** Returns different transforms near the identity. */
    private static double[][] transforms(SplittableRandom random) {
        return IntStream.range(0, HandModel.BONES)
                .mapToObj(b -> {
                    double[] transform = random.doubles(12, -0.2, 0.2).toArray();
                    for (int i = 0; i < 3; i++) {
                        transform[5 * i] += 1;
                    }
                    return transform;
                })
                .toArray(double[][]::new);
    }

    private static double[][] positions(int vertices, SplittableRandom random) {
        return IntStream.range(0, vertices)
                .mapToObj(v -> {
                    double[] position = random.doubles(4, -1, 1).toArray();
                    position[3] = 1;
                    return position;
                })
                .toArray(double[][]::new);
    }

    private static int[][] bones(int vertices) {
        return IntStream.range(0, vertices)
                .mapToObj(v -> {
                    int bone = 1 + 7 * v % (HandModel.BONES - 1); // all bones, one after the other
                    return new int[] {parent(bone), bone};
                })
                .toArray(int[][]::new);
    }

    private static double[][] weights(int vertices, SplittableRandom random) {
        return IntStream.range(0, vertices)
                .mapToObj(v -> {
                    double w = random.nextDouble();
                    return new double[] {w, 1 - w};
                })
                .toArray(double[][]::new);
    }

    private static final class Hand extends MapProblem {

        private final HandModel model;
        private final HandErrors errors;
        private final HandTrackingByHand byHand;

        Hand(HandModel model, double[] inputs) {
            super(inputs, pattern(model, inputs.length));
            this.model = model;
            this.errors = new HandErrors(model);
            this.byHand = new HandTrackingByHand(model, errors);
        }

        private static SparsityPattern pattern(HandModel model, int inputs) {
            int[][] rows = new int[model.outputs()][];
            for (int i = 0; i < rows.length; i++) {
                int u = HandModel.POSE + i / 3 * 2;
                rows[i] = IntStream.concat(
                                IntStream.range(0, HandModel.POSE),
                                model.complicated() ? IntStream.of(u, u + 1) : IntStream.empty())
                        .toArray();
            }
            return SparsityPattern.ofRows(inputs, rows);
        }

        @Override
        public Map<String, Object> constants() {
            return model.constants();
        }

        @Override
        public <T extends CalculusFieldElement<T>> void scalar(T[] x, T[] y) {
            T[] theta = MathArrays.buildArray(x[0].getField(), HandModel.POSE);
            System.arraycopy(x, 0, theta, 0, theta.length);
            HandCircuit<T> hand = new HandCircuit<>(model, theta);
            T[][] positions = MathArrays.buildArray(x[0].getField(), model.vertices().length, 3);
            Arrays.setAll(positions, hand::position);
            for (int i = 0; i < model.correspondences().length; i++) {
                int which = model.correspondences()[i];
                for (int j = 0; j < 3; j++) {
                    y[3 * i + j] = model.complicated()
                            ? onTriangle(hand, positions, i, j, x)
                            : hand.error(i, j, positions[which]);
                }
            }
        }

        private <T extends CalculusFieldElement<T>> T onTriangle(
                HandCircuit<T> hand, T[][] positions, int i, int j, T[] x) {
            int[] corner = model.triangles()[model.correspondences()[i]];
            int u = HandModel.POSE + 2 * i;
            return hand.error(i, j, x[u], x[u + 1], positions[corner[0]], positions[corner[1]], positions[corner[2]]);
        }

        @Override
        public void values(double[] x, double[] y) {
            errors.of(x, y);
        }

        @Override
        public void jacobian(double[] x, double[] y, double[] jacobian) {
            byHand.of(x, y, jacobian);
        }
    }
}
