package org.gradcost.tape.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;

/**
 * Makes a circuit of a seed. A step is kept if its value and the sum of its paths stay in a range where differences of
 * values can judge it, and if it is not next to a jump or a kink.
 */
final class ScalarGenerator {
    static final int FEWEST = 3;
    static final int MOST = 300;
    private static final int RECENT = 4;
    private static final int TRIES = 1000;
    private static final int LONGEST = 20; // row
    private static final double SMALL = 0.01;
    private static final double LARGE = 50;
    private static final double STEEP = 1000;
    private static final double FLAT = 1e-12;
    private static final double NEAR_KINK = 1e-6;

    static final List<Object> GATES = new ArrayList<>();

    static {
        GATES.addAll(Gates.unary());
        GATES.addAll(Gates.binary());
        GATES.addAll(Gates.select());
        GATES.add(Step.SUM);
        GATES.add(Step.PRODUCTS);
        GATES.add(Step.ROW);
        GATES.add(Step.ROWS);
    }

    private final SplittableRandom random;
    private final List<Bounded> values = new ArrayList<>();

    private ScalarGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    static ScalarCircuit circuit(long seed) {
        return new ScalarGenerator(seed).circuit();
    }

    /** Whether all of a circuit is in the range in which it can be judged. */
    static boolean tame(ScalarCircuit circuit) {
        List<Bounded> values = circuit.run(Bounded.inputs(circuit.point()), Map.of());
        return values.stream().allMatch(ScalarGenerator::tame)
                && circuit.steps().stream().noneMatch(step -> atKink(step, values));
    }

    private ScalarCircuit circuit() {
        double[] point = IntStream.range(0, random.nextInt(1, random.nextInt(4) == 0 ? 30 : 9))
                .mapToDouble(i -> random.nextDouble(0.2, 4) * (random.nextInt(4) == 0 ? -1 : 1))
                .toArray();
        int length = (int) Math.exp(random.nextDouble(Math.log(FEWEST), Math.log(MOST + 1)));
        values.addAll(Arrays.asList(Bounded.inputs(point)));
        List<Step> steps = new ArrayList<>();
        Set<Integer> unread = new HashSet<>();
        for (int tries = 0; steps.size() < length - 1 && tries < TRIES; tries++) {
            Step step = step();
            Bounded value = step.apply(values, Map.of());
            if (tame(value) && !atKink(step, values)) {
                unread.add(values.size());
                Arrays.stream(step.arguments()).forEach(unread::remove);
                values.add(value);
                steps.add(step);
                tries = 0;
            }
        }
        // The output reads all that nothing else reads: no step is for nothing.
        int[] leaves = unread.stream().mapToInt(i -> i).sorted().toArray();
        steps.add(new Step(Step.SUM, constants(leaves.length), leaves));
        return new ScalarCircuit(point, steps);
    }

    private Step step() {
        Object gate = GATES.get(random.nextInt(GATES.size()));
        if (gate == Gates.SCALB || gate == Gates.ROOT) {
            return new Step(
                    gate, new double[] {gate == Gates.ROOT ? random.nextInt(1, 6) : random.nextInt(-3, 4)}, any());
        }
        if (gate instanceof UnaryGate) {
            return new Step(gate, new double[0], any());
        }
        if (gate instanceof BinaryGate && random.nextInt(4) == 0) {
            return new Step(gate, constants(1), any());
        }
        if (gate instanceof BinaryGate || gate instanceof SelectGate) {
            return new Step(gate, new double[0], any(), any());
        }
        boolean rows = gate.equals(Step.ROW) || gate.equals(Step.ROWS);
        int terms = rows ? random.nextInt(1, Math.min(LONGEST, values.size()) + 1) : random.nextInt(1, 6);
        IntStream arguments = rows ? row(terms) : several(terms);
        if (Step.hasWeights(gate)) {
            return new Step(gate, constants(terms), arguments.toArray());
        }
        return new Step(
                gate,
                new double[0],
                IntStream.concat(arguments, rows ? row(terms) : several(terms)).toArray());
    }

    private IntStream several(int terms) {
        return IntStream.range(0, terms).map(i -> any());
    }

    /** Values that follow each other, as inputs do: of these a tape makes a run. */
    private IntStream row(int terms) {
        int start = random.nextInt(values.size() - terms + 1);
        return IntStream.range(start, start + terms);
    }

    /** A recent value or any at all: chains, and sub-expressions that are read again much later. */
    private int any() {
        int size = values.size();
        return random.nextBoolean() ? size - 1 - random.nextInt(Math.min(RECENT, size)) : random.nextInt(size);
    }

    private double[] constants(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> random.nextInt(3) == 0 ? random.nextInt(1, 4) : random.nextDouble(-2, 2))
                .toArray();
    }

    private static boolean tame(Bounded x) {
        double size = Math.abs(x.value());
        return size >= SMALL && size <= LARGE && x.bound() >= FLAT && x.bound() <= STEEP;
    }

    private static boolean atKink(Step step, List<Bounded> values) {
        double x = values.get(step.arguments()[0]).value();
        if (step.gate() instanceof SelectGate) {
            return step.arguments()[0] != step.arguments()[1]
                    && Math.abs(x - values.get(step.arguments()[1]).value()) < NEAR_KINK;
        }
        if (step.gate() == Gates.REMAINDER) {
            double y = step.arguments().length == 1
                    ? step.constants()[0]
                    : values.get(step.arguments()[1]).value();
            return Math.abs(Math.abs(Math.IEEEremainder(x, y) / y) - 0.5) < NEAR_KINK;
        }
        return false;
    }
}
