package org.gradcost.tape.checkpoint;

/**
 * Every k-th state is kept, and while a stretch of k is taken back all states of it: for l steps l/k + k checkpoints, least
 * at k = √l. Every step is computed at most twice besides its recording.
 *
 * @param k at least 1
 */
public record EveryK(int k) implements Schedule {

    public EveryK {
        if (k < 1) {
            throw new IllegalArgumentException("every " + k + "th state; at least every first");
        }
    }

    @Override
    public int slots(int steps) {
        return stretches(steps) + Math.min(k, steps) - 1;
    }

    private int stretches(int steps) {
        return Math.max(1, (int) ((steps + (long) k - 1) / k));
    }

    @Override
    public void run(int steps, Walk walk) {
        int stretches = stretches(steps);
        walk.store(0);
        for (int s = 1; s < stretches; s++) {
            walk.advance((s - 1) * k, s * k);
            walk.store(s);
        }
        for (int s = stretches - 1; s >= 0; s--) {
            int begin = s * k;
            int end = (int) Math.min(steps, begin + (long) k);
            walk.restore(s);
            for (int i = begin + 1; i < end; i++) {
                walk.advance(i - 1, i);
                walk.store(stretches + i - begin - 1);
            }
            for (int i = end - 1; i >= begin; i--) {
                walk.restore(i == begin ? s : stretches + i - begin - 1);
                walk.takeBack(i);
            }
        }
    }
}
