package org.gradcost.tape.checkpoint;

/**
 * A schedule that stores every k-th state and, during the reverse sweep of a segment of k steps, all states of this segment.
 * For l steps it takes about l/k + k checkpoints, which is least for k = √l. Each step is computed at most twice besides its
 * recording.
 *
 * @param k the number of steps of a segment, at least 1
 */
public record EveryK(int k) implements Schedule {

    /**
     * Creates a schedule.
     *
     * @throws IllegalArgumentException if k is less than 1
     */
    public EveryK {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + ", must be at least 1");
        }
    }

    @Override
    public int slots(int steps) {
        return segments(steps) + Math.min(k, steps) - 1;
    }

    private int segments(int steps) {
        return Math.max(1, (int) ((steps + (long) k - 1) / k));
    }

    @Override
    public void run(int steps, Walk walk) {
        int segments = segments(steps);
        walk.store(0);
        for (int s = 1; s < segments; s++) {
            walk.advance((s - 1) * k, s * k);
            walk.store(s);
        }
        for (int s = segments - 1; s >= 0; s--) {
            int begin = s * k;
            int end = (int) Math.min(steps, begin + (long) k);
            walk.restore(s);
            for (int i = begin + 1; i < end; i++) {
                walk.advance(i - 1, i);
                walk.store(segments + i - begin - 1);
            }
            for (int i = end - 1; i >= begin; i--) {
                walk.restore(i == begin ? s : segments + i - begin - 1);
                walk.sweep(i);
            }
        }
    }
}
