package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradcost.gate.Differentiable;
import org.gradcost.gate.Functions;
import org.gradcost.gate.Sum;
import org.hipparchus.util.MathArrays;

/**
 * A circuit made by dice: loop nests over scalars and arrays with values carried on, lags, gathers, maxima, guards and
 * constants. Values are kept within a few units, so that errors of rounding stay small.
 */
final class RandomCircuit implements RandomFunction {

    private static final int SCALARS = 4;
    private static final int ARRAYS = 3;

    private final SplittableRandom random;
    private final int inputs;
    private final int length;
    private final boolean large;
    private final boolean guards;
    private final List<Statement> statements = new ArrayList<>();
    private final double[] table;
    private final int[] gather;
    private final Ending ending;

    /** One in fifty is large; one in twenty has rows long enough for what is done to long rows alone. */
    RandomCircuit(long seed) {
        random = new SplittableRandom(seed);
        large = random.nextInt(50) == 0;
        boolean wide = random.nextInt(20) == 0;
        inputs = wide ? 50 + random.nextInt(40) : 1 + random.nextInt(30);
        length = wide ? 50 + random.nextInt(14) : 3 + random.nextInt(12);
        guards = random.nextInt(12) == 0;
        table = random.doubles(64, -1, 1).toArray();
        gather = random.ints(64, 0, 1000).toArray();
        int count = 1 + random.nextInt(large ? 4 : 2);
        for (int i = 0; i < count; i++) {
            statements.add(random.nextInt(4) == 0 ? assignment(0) : loop(0));
        }
        if (wide) {
            statements.add(rows());
        }
        ending = ending();
    }

    @Override
    public double[] point() {
        return random.doubles(inputs, -1.5, 1.5).toArray();
    }

    private interface Statement {
        <T extends Differentiable<T>> void run(State<T> state);
    }

    private interface Ending {
        <T extends Differentiable<T>> T of(State<T> state, T sum);
    }

    private interface Expression {
        <T extends Differentiable<T>> T of(State<T> state);
    }

    private static final class State<T extends Differentiable<T>> {
        T[] x;
        T[] scalars;
        List<T[]> arrays = new ArrayList<>();
        int[] at = new int[8];
    }

    @Override
    public <T extends Differentiable<T>> T run(T[] x) {
        State<T> state = stateAfter(x);
        T sum = x[0].multiply(0.1);
        for (T s : state.scalars) {
            sum = sum.add(s);
        }
        for (T[] array : state.arrays) {
            for (T a : array) {
                sum = sum.add(a.multiply(0.25));
            }
        }
        return ending.of(state, sum);
    }

    /** Returns the scalars and arrays that the loops leave: some depend on no input, some are inputs, some are equal. */
    @Override
    public <T extends Differentiable<T>> T[] runMany(T[] x) {
        State<T> state = stateAfter(x);
        T[] outputs = MathArrays.buildArray(x[0].getField(), SCALARS + ARRAYS * length);
        System.arraycopy(state.scalars, 0, outputs, 0, SCALARS);
        for (int a = 0; a < ARRAYS; a++) {
            System.arraycopy(state.arrays.get(a), 0, outputs, SCALARS + a * length, length);
        }
        return outputs;
    }

    private <T extends Differentiable<T>> State<T> stateAfter(T[] x) {
        State<T> state = new State<>();
        state.x = x;
        state.scalars = MathArrays.buildArray(x[0].getField(), SCALARS);
        for (int i = 0; i < SCALARS; i++) {
            state.scalars[i] = i % 2 == 0 ? x[0].newInstance(0) : x[i % x.length].multiply(0.5);
        }
        for (int a = 0; a < ARRAYS; a++) {
            T[] array = MathArrays.buildArray(x[0].getField(), length);
            for (int i = 0; i < length; i++) {
                array[i] = a == 0 ? x[0].newInstance(table[i]) : x[(a * i) % x.length].multiply(table[i]);
            }
            state.arrays.add(array);
        }
        statements.forEach(s -> s.run(state));
        return state;
    }

    /** A sum over all inputs, of single terms or of a product of rows, and gates after it that are most often linear in it. */
    private Ending ending() {
        int kind = random.nextInt(8);
        boolean nested = random.nextBoolean();
        Expression term = expression(1, 1);
        return new Ending() {
            @Override
            public <T extends Differentiable<T>> T of(State<T> state, T sum) {
                if (kind > 4) {
                    return sum;
                }
                T total = state.x[0].newInstance(0);
                for (int i = 0; i < state.x.length; i++) {
                    state.at[0] = i;
                    T factor = term.of(state).multiply(0.1);
                    if (nested) {
                        for (int j = 0; j < state.x.length; j++) {
                            factor = factor.add(state.x[j].multiply(table[(i + j) % 64]));
                        }
                    }
                    total = total.add(state.x[i].multiply(factor));
                }
                T after = state.x[0].multiply(state.x[state.x.length - 1]).sin();
                return switch (kind) {
                    case 0 ->
                        total.multiply(after).divide(after.square().add(2)).subtract(after);
                    case 1 ->
                        sum.subtract(
                                after.add(2).log().multiply(total.multiply(0.3).negate()));
                    case 2 ->
                        total.divide(after.exp())
                                .multiply(state.x[0])
                                .add(total)
                                .add(sum);
                    case 3 -> total.divide(total.square().add(1)).add(sum);
                    default ->
                        after.add(2).reciprocal().multiply(after).add(total).subtract(sum);
                };
            }
        };
    }

    private Statement loop(int depth) {
        int trip = 3 + random.nextInt(large ? 12 : 6);
        int[] slopes = random.nextInt(3) == 0 ? random.ints(depth, -1, 2).toArray() : new int[depth];
        int count = 1 + random.nextInt(large ? 3 : 2);
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            body.add(depth < 2 && random.nextInt(4) == 0 ? loop(depth + 1) : assignment(depth + 1));
        }
        return new Statement() {
            @Override
            public <T extends Differentiable<T>> void run(State<T> state) {
                int end = trip;
                for (int d = 0; d < depth; d++) {
                    end += slopes[d] * state.at[d];
                }
                for (int i = 0; i < end; i++) {
                    state.at[depth] = i;
                    body.forEach(s -> s.run(state));
                }
                state.at[depth] = 0;
            }
        };
    }

    private interface Position {
        int of(int[] at, int size);
    }

    private Position position(int depth) {
        int offset = random.nextInt(6);
        int[] strides = random.ints(Math.max(1, depth), 0, 3).toArray();
        boolean gathered = random.nextInt(8) == 0;
        boolean wraps = random.nextInt(6) == 0;
        return (at, size) -> {
            int i = offset;
            for (int d = 0; d < depth; d++) {
                i += strides[d] * at[d];
            }
            i = gathered ? gather[i % 64] : i;
            return wraps || gathered ? i % size : Math.min(i, size - 1);
        };
    }

    private Statement assignment(int depth) {
        int kind = random.nextInt(8);
        int target = random.nextInt(SCALARS);
        int array = random.nextInt(ARRAYS);
        Expression value = expression(depth, large ? 3 : 2);
        Position at = position(depth);
        boolean sum = random.nextInt(2) == 0;
        boolean guarded = guards && random.nextInt(4) == 0;
        return new Statement() {
            @Override
            public <T extends Differentiable<T>> void run(State<T> state) {
                T v = value.of(state);
                if (guarded && v.lessThan(0.2)) {
                    v = v.multiply(2).sin();
                }
                if (kind < 5) {
                    T s = state.scalars[target];
                    state.scalars[target] =
                            sum ? s.add(v) : kind == 0 ? s.multiply(v).sin() : v;
                } else {
                    T[] row = state.arrays.get(array);
                    int i = at.of(state.at, length);
                    row[i] = kind < 7 ? v : sum ? row[i].add(v.multiply(0.5)) : row[i].subtract(v.sin());
                }
            }
        };
    }

    /** Products of rows with a row, each a sum in any order, and a row that they go into. */
    private Statement rows() {
        int trip = 1 + random.nextInt(9);
        int terms = 16 + random.nextInt(30);
        int shift = random.nextInt(3);
        int x0 = random.nextInt(4);
        int by = random.nextInt(2);
        int from = random.nextInt(ARRAYS);
        int to = random.nextInt(ARRAYS);
        int target = random.nextInt(SCALARS);
        boolean stores = random.nextBoolean();
        return new Statement() {
            @Override
            public <T extends Differentiable<T>> void run(State<T> state) {
                T[] row = state.arrays.get(from);
                for (int i = 0; i < trip; i++) {
                    Sum<T> sum = state.scalars[target].sum();
                    sum.addDot(Math.min(terms, length - i * by), state.x, x0 + shift, 1, row, i * by, 1);
                    T dot = sum.total().multiply(0.03);
                    state.scalars[target] = stores ? dot.sin() : dot;
                    if (stores) {
                        state.arrays.get(to)[i] = dot;
                    }
                }
            }
        };
    }

    private Expression operand(int depth) {
        int kind = random.nextInt(10);
        int scalar = random.nextInt(SCALARS);
        int array = random.nextInt(ARRAYS);
        double constant = table[random.nextInt(64)];
        Position at = position(depth);
        return new Expression() {
            @Override
            public <T extends Differentiable<T>> T of(State<T> state) {
                return switch (kind) {
                    case 0, 1, 2 -> state.x[at.of(state.at, state.x.length)];
                    case 3, 4 -> state.scalars[scalar];
                    case 5, 6, 7 -> state.arrays.get(array)[at.of(state.at, length)];
                    case 8 -> state.x[0].newInstance(table[at.of(state.at, 64)]);
                    default -> state.x[0].newInstance(constant);
                };
            }
        };
    }

    private Expression expression(int depth, int size) {
        if (size == 0 || random.nextInt(5) == 0) {
            return operand(depth);
        }
        int kind = random.nextInt(20);
        Expression a = expression(depth, size - 1);
        Expression b = expression(depth, size - 1);
        return new Expression() {
            @Override
            public <T extends Differentiable<T>> T of(State<T> state) {
                T x = a.of(state);
                return switch (kind) {
                    case 0, 1, 2 -> x.add(b.of(state)).multiply(0.5);
                    case 3 -> x.subtract(b.of(state)).multiply(0.7);
                    case 4, 5, 6 -> x.sin().multiply(b.of(state));
                    case 7 -> x.sin().exp();
                    case 8 -> x.square().add(1).log();
                    case 9 -> x.square().add(1.5).reciprocal();
                    case 10 -> x.max(b.of(state));
                    case 11 -> x.min(b.of(state));
                    case 12 -> Functions.sigmoid(x);
                    case 13 -> x.square().add(0.5).sqrt().sin();
                    case 14 -> x.divide(b.of(state).square().add(2));
                    case 15 -> x.hypot(b.of(state).add(3)).multiply(0.3);
                    case 16 -> x.tanh();
                    case 17 -> x.negate();
                    case 18 -> x.abs();
                    default -> b.of(state).stopGradient().multiply(0.3).add(x);
                };
            }
        };
    }
}
