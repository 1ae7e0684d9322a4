package org.gradcost.mode;

import java.util.ArrayList;
import java.util.List;

/** A sum over neighbours cut into stretches of equal length, one for each thread. */
final class Stretches implements Differentiator {

    private final List<Stretch> stretches = new ArrayList<>();
    private final Team team;

    Stretches(int terms, Stretch.Terms circuit, int threads) {
        for (int t = 0; t < threads; t++) {
            stretches.add(
                    new Stretch(circuit, (int) ((long) terms * t / threads), (int) ((long) terms * (t + 1) / threads)));
        }
        team = new Team(threads);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        gradient[x.length - 1] = 0; // no term starts there unless the sum is a ring
        team.run(t -> stretches.get(t).run(x, gradient));
        double value = 0;
        for (Stretch stretch : stretches) {
            value += stretch.value();
            gradient[stretch.end() < x.length ? stretch.end() : 0] += stretch.carried();
        }
        return value;
    }

    @Override
    public long recordedGates() {
        return stretches.stream().mapToLong(Stretch::recordedGates).sum();
    }

    /** Of all tapes at work at the same time. */
    @Override
    public long tapeBytes() {
        return stretches.stream().mapToLong(Stretch::bytes).sum();
    }
}
