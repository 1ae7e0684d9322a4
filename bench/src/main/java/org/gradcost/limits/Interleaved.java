package org.gradcost.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rounds in which contenders run one after the other, so that a change of the machine's clock affects all of them alike.
 *
 * @param rounds number of rounds that count; half as many are run before them
 * @param nanos time of a contender in a round, ns
 */
record Interleaved(int rounds, long nanos) {

    private static final double TOLERANCE = 1e-12;

    /**
     * Measures contenders. The first one of a kind, values or gradients, is the unit of its kind.
     *
     * @throws IllegalStateException if two gradients differ by more than 10⁻¹² of their norm
     */
    List<LimitsRow> rows(String subject, int n, List<TimedKernel> kernels) {
        int count = kernels.size();
        long[] calls = new long[count];
        for (int c = 0; c < count; c++) {
            kernels.get(c).warmUp(nanos);
            calls[c] = calls(kernels.get(c));
        }
        mustAgree(subject, kernels);
        Elapsed[][] elapsed = new Elapsed[count][rounds];
        for (int round = -rounds / 2; round < rounds; round++) {
            for (int c = 0; c < count; c++) {
                Elapsed time = kernels.get(c).run(calls[c]);
                elapsed[c][Math.max(round, 0)] = time;
                if (round < 0) {
                    calls[c] = Math.max(1, (long) (nanos / time.wall()));
                }
            }
        }
        List<LimitsRow> rows = new ArrayList<>();
        int unit = 0;
        for (int c = 0; c < count; c++) {
            TimedKernel contender = kernels.get(c);
            unit = contender.isGradient() == kernels.get(unit).isGradient() ? unit : c;
            rows.add(LimitsRow.of(subject, n, contender, elapsed[c], elapsed[unit]));
        }
        return rows;
    }

    /** Returns how many evaluations take as long as a round, determined by doubling. */
    private long calls(TimedKernel contender) {
        long calls = 1;
        while (contender.run(calls).wall() * calls < nanos) {
            calls *= 2;
        }
        return calls;
    }

    private static void mustAgree(String subject, List<TimedKernel> kernels) {
        double[] reference = null;
        for (TimedKernel contender : kernels) {
            if (!contender.isGradient()) {
                continue;
            }
            double[] gradient = contender.gradient();
            reference = reference == null ? gradient : reference;
            double norm = Math.sqrt(Arrays.stream(reference).map(g -> g * g).sum());
            double square = 0;
            for (int i = 0; i < gradient.length; i++) {
                square += (gradient[i] - reference[i]) * (gradient[i] - reference[i]);
            }
            if (!(Math.sqrt(square) <= TOLERANCE * norm)) {
                throw new IllegalStateException(subject + ": the " + contender.what() + " of " + contender.name()
                        + " differs by " + Math.sqrt(square) / norm + " of its norm");
            }
        }
    }
}
