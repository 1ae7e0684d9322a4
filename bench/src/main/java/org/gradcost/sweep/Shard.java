package org.gradcost.sweep;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcost.results.BadInputException;

/**
 * One of N parts of a sweep, for N processes. A block, which is all modes of one family at one n, is never divided, so that both
 * times of a ratio are measured under the same conditions.
 *
 * @param index from 1 to count
 * @param count N, at least 1
 */
public record Shard(int index, int count) {

    /** The whole sweep as a single shard. */
    public static final Shard WHOLE = new Shard(1, 1);

    /** A limit above any useful number of shards. */
    private static final int MOST = 1000;

    private static final String AUTO = "auto";
    private static final String KINDS =
            "must be i/N with i from 1 to N, or auto in a Slurm array, or auto/N in a" + " Kubernetes indexed job";

    /**
     * Checks the numbers.
     *
     * @throws BadInputException if index is not from 1 to count
     */
    public Shard {
        if (count > MOST) {
            throw new BadInputException("--shard " + index + "/" + count + ": N must be at most " + MOST);
        }
        if (count < 1 || index < 1 || index > count) {
            throw new BadInputException("--shard " + index + "/" + count + ": " + KINDS);
        }
    }

    /**
     * Parses {@code i/N}; or {@code auto}, which reads the variables of a Slurm array; or {@code auto/N}, which reads these or
     * the index of a Kubernetes job, whose N is not in its variables.
     *
     * @throws BadInputException if the text has none of these forms, or the variables are missing
     */
    public static Shard parse(String text, Map<String, String> environment) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || parts.length == 1 && !parts[0].equals(AUTO)) {
            throw new BadInputException("--shard " + text + ": " + KINDS);
        }
        if (!parts[0].equals(AUTO)) {
            return new Shard(whole(text, parts[0]), whole(text, parts[1]));
        }
        String task = environment.get("SLURM_ARRAY_TASK_ID");
        String completion = environment.get("JOB_COMPLETION_INDEX");
        int count = parts.length == 2 ? whole(text, parts[1]) : 0;
        if (task != null) {
            int first = whole(text, environment.getOrDefault("SLURM_ARRAY_TASK_MIN", "0"));
            int step = Math.max(1, whole(text, environment.getOrDefault("SLURM_ARRAY_TASK_STEP", "1")));
            int tasks = whole(text, environment.getOrDefault("SLURM_ARRAY_TASK_COUNT", String.valueOf(count)));
            return new Shard((whole(text, task) - first) / step + 1, count > 0 ? count : tasks);
        }
        if (completion != null && count > 0) {
            return new Shard(whole(text, completion) + 1, count);
        }
        throw new BadInputException("--shard " + text + ": "
                + (completion != null
                        ? "a Kubernetes job does not know its number of completions; use auto/N"
                        : "neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; " + KINDS));
    }

    private static int whole(String text, String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new BadInputException("--shard " + text + ": \"" + number + "\" is not a whole number; " + KINDS, e);
        }
    }

    /**
     * Returns the blocks of this shard, in order. Blocks are assigned by decreasing size, each to the shard with the least work
     * so far, so that every process computes the same division.
     */
    List<Block> of(List<Block> blocks) {
        Comparator<Block> larger = comparingInt((Block block) -> block.jobs().size())
                .thenComparingLong(block -> block.primal().cell().n())
                .reversed();
        int[] work = new int[count];
        Set<Block> mine = new HashSet<>();
        for (Block block : blocks.stream().sorted(larger).toList()) {
            int least = IntStream.range(0, count)
                    .boxed()
                    .min(comparingLong(shard -> work[shard]))
                    .orElseThrow();
            work[least] += block.jobs().size();
            if (least == index - 1) {
                mine.add(block);
            }
        }
        return blocks.stream().filter(mine::contains).toList();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
