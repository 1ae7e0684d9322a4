package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.gradcost.gate.Differentiable;
import org.hipparchus.util.MathArrays;

/**
 * A circuit made by dice as matrices are factorised: nests of loops whose bounds are counters of the loops around, upwards
 * or downwards, with statements on a matrix, a vector and scalars.
 */
final class RandomTriangle implements RandomFunction {

    private static final int SCALARS = 2;

    private final SplittableRandom random;
    private final int inputs;
    private final int size;
    private final List<Statement> statements = new ArrayList<>();
    private final double[] table;

    RandomTriangle(long seed) {
        random = new SplittableRandom(seed);
        size = 7 + random.nextInt(random.nextInt(20) == 0 ? 8 : 3);
        inputs = random.nextInt(4) > 0 ? size * size : 1 + random.nextInt(2 * size);
        table = random.doubles(64, -1, 1).toArray();
        statements.add(loop(0));
    }

    @Override
    public double[] point() {
        return random.doubles(inputs, -1.5, 1.5).toArray();
    }

    private interface Statement {
        <T extends Differentiable<T>> void run(State<T> state);
    }

    private interface Place {
        <T extends Differentiable<T>> T[] array(State<T> state);

        int index(int[] at);
    }

    private static final class State<T extends Differentiable<T>> {
        T[] x;
        T[] matrix;
        T[] vector;
        T[] scalars;
        final int[] at = new int[4];
    }

    @Override
    public <T extends Differentiable<T>> T run(T[] x) {
        State<T> state = new State<>();
        state.x = x;
        state.matrix = MathArrays.buildArray(x[0].getField(), size * size);
        state.vector = MathArrays.buildArray(x[0].getField(), size);
        state.scalars = MathArrays.buildArray(x[0].getField(), SCALARS);
        for (int i = 0; i < size * size; i++) {
            state.matrix[i] = inputs == size * size ? x[i] : x[i % inputs].multiply(table[i % 64]);
        }
        for (int i = 0; i < size; i++) {
            state.vector[i] = x[(2 * i) % inputs];
        }
        for (int i = 0; i < SCALARS; i++) {
            state.scalars[i] = i == 0 ? x[0].newInstance(0) : x[inputs - 1];
        }
        statements.forEach(s -> s.run(state));
        T sum = state.scalars[0].add(state.scalars[1].multiply(0.3)).add(x[0]);
        for (T v : state.vector) {
            sum = sum.add(v.multiply(0.25));
        }
        for (T a : state.matrix) {
            sum = sum.add(a.multiply(0.1));
        }
        return sum;
    }

    private Statement loop(int depth) {
        ToIntFunction<int[]> from = bound(depth, random.nextInt(2));
        ToIntFunction<int[]> to = bound(depth, size - random.nextInt(2));
        boolean down = random.nextInt(5) == 0;
        List<Statement> body = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            body.add(
                    depth < 2 && (depth == 0 && i == 0 || random.nextInt(3) == 0)
                            ? loop(depth + 1)
                            : assignment(depth + 1));
        }
        return new Statement() {
            @Override
            public <T extends Differentiable<T>> void run(State<T> state) {
                int first = from.applyAsInt(state.at);
                int end = to.applyAsInt(state.at);
                for (int i = first; i < end; i++) {
                    state.at[depth] = down ? first + end - 1 - i : i;
                    body.forEach(s -> s.run(state));
                }
            }
        };
    }

    private ToIntFunction<int[]> bound(int depth, int constant) {
        if (depth == 0 || random.nextInt(5) < 3) {
            return at -> constant;
        }
        int counter = random.nextInt(depth);
        int more = random.nextInt(2);
        boolean mirrored = random.nextInt(6) == 0;
        return at -> Math.min(size, (mirrored ? size - 1 - at[counter] : at[counter]) + more);
    }

    private ToIntFunction<int[]> counter(int depth) {
        int counter = random.nextInt(depth);
        int before = random.nextInt(8) == 0 ? 1 : 0;
        boolean mirrored = random.nextInt(16) == 0;
        return at -> mirrored ? size - 1 - at[counter] : Math.max(0, at[counter] - before);
    }

    private Place place(int depth, boolean target) {
        int kind = random.nextInt(target ? 8 : 10);
        int fixed = random.nextInt(SCALARS);
        ToIntFunction<int[]> row = counter(depth);
        ToIntFunction<int[]> column = counter(depth);
        return new Place() {
            @Override
            public <T extends Differentiable<T>> T[] array(State<T> state) {
                return kind < 4 ? state.matrix : kind < 6 ? state.vector : kind < 8 ? state.scalars : state.x;
            }

            @Override
            public int index(int[] at) {
                return kind < 4
                        ? row.applyAsInt(at) * size + column.applyAsInt(at)
                        : kind < 6
                                ? row.applyAsInt(at)
                                : kind < 8 ? fixed : (row.applyAsInt(at) + size * column.applyAsInt(at)) % inputs;
            }
        };
    }

    private Statement assignment(int depth) {
        int kind = random.nextInt(9);
        Place target = place(depth, true);
        Place a = place(depth, false);
        Place b = place(depth, false);
        ToIntFunction<int[]> constant = counter(depth);
        return new Statement() {
            @Override
            public <T extends Differentiable<T>> void run(State<T> state) {
                T x = a.array(state)[a.index(state.at)];
                T y = b.array(state)[b.index(state.at)];
                T[] array = target.array(state);
                int i = target.index(state.at);
                T old = array[i];
                array[i] = switch (kind) {
                    case 0, 1, 2 ->
                        old.subtract(x.multiply(y.sin()).multiply(0.3)).multiply(0.8);
                    case 3 -> old.add(x.multiply(table[constant.applyAsInt(state.at)]));
                    case 4 -> x.divide(y.square().add(2));
                    case 5 -> old.multiply(x.sin()).add(0.1);
                    case 6 -> x.subtract(y).max(old).multiply(0.6);
                    case 7 -> old.square().add(1).sqrt().multiply(0.5);
                    default -> old.add(x.multiply(0.5));
                };
            }
        };
    }
}
