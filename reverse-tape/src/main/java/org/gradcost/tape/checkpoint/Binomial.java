package org.gradcost.tape.checkpoint;

/**
 * The optimal use of c checkpoints: for any number of steps, no schedule recomputes fewer.
 *
 * <p>For {@code β(c, r) = C(c + r, c)} steps no step needs to be computed more than r times. The next checkpoint is placed so
 * that neither side exceeds its part of that: {@code β(c, r − 1)} steps before it, {@code β(c − 1, r)} after it.
 *
 * @param checkpoints the largest number of stored states, at least 1
 */
public record Binomial(int checkpoints) implements Schedule {

    public Binomial {
        if (checkpoints < 1) {
            throw new IllegalArgumentException(checkpoints + " checkpoints; the first state is one");
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

    /** Returns how many of the steps go before the next checkpoint, with c checkpoints including that at the beginning. */
    private static int before(int steps, int c) {
        int r = 0;
        while (most(c, r) < steps) {
            r++;
        }
        return (int) Math.max(1, Math.max(most(c, r - 2), steps - most(c - 1, r)));
    }

    /** Returns β(c, r), the most steps that c checkpoints and r computations of each allow; at most about 2³¹. */
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
