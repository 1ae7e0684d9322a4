package org.gradcost.tape.checkpoint;

/**
 * The optimal schedule for a given number c of checkpoints: no other one recomputes fewer steps, for any number of steps. It
 * is the algorithm <em>revolve</em>.
 *
 * <p>Up to {@code β(c, r) = C(c + r, c)} steps can be swept with each step computed at most r times besides its recording.
 * The next checkpoint is placed so that at most {@code β(c, r − 1)} steps are before it and at most {@code β(c − 1, r)}
 * after it.
 *
 * @param checkpoints the largest number of stored states, at least 1
 */
public record Binomial(int checkpoints) implements Schedule {

    /**
     * Creates a schedule.
     *
     * @throws IllegalArgumentException if there is no checkpoint
     */
    public Binomial {
        if (checkpoints < 1) {
            throw new IllegalArgumentException(checkpoints + " checkpoints, must be at least 1, the first state");
        }
    }

    @Override
    public int slots(int steps) {
        return Math.max(1, Math.min(checkpoints, steps));
    }

    @Override
    public void run(int steps, Walk walk) {
        int[] kept = new int[slots(steps)];
        int top = 0;
        walk.store(0);
        boolean current = true;
        for (int end = steps; end > 0; end--) {
            if (!current) {
                walk.restore(top);
            }
            int begin = kept[top];
            while (end - begin > 1 && top + 1 < kept.length) {
                int next = begin + before(end - begin, kept.length - top);
                walk.advance(begin, next);
                walk.store(++top);
                kept[top] = next;
                begin = next;
            }
            walk.advance(begin, end - 1);
            walk.sweep(end - 1);
            current = false;
            if (kept[top] == end - 1) {
                top--;
            }
        }
    }

    /** Returns the number of steps before the next checkpoint, given c checkpoints including the one at the beginning. */
    private static int before(int steps, int c) {
        int r = 0;
        while (most(c, r) < steps) {
            r++;
        }
        return (int) Math.max(1, Math.max(most(c, r - 2), steps - most(c - 1, r)));
    }

    /**
     * Returns β(c, r), the largest number of steps for c checkpoints and r computations of each step, limited to about 2³¹.
     */
    static long most(int c, int r) {
        if (r < 0) {
            return 0;
        }
        long most = 1;
        int fewer = Math.min(c, r);
        int more = Math.max(c, r);
        for (int i = 1; i <= fewer && most < Integer.MAX_VALUE; i++) {
            most = most * (more + i) / i;
        }
        return most;
    }
}
