package org.gradcost.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void everyBlockIsInOneShard(int count) {
        List<Block> all = new SweepPlan(Profile.named("quick"), new Selection()).blocks();
        List<Block> found = new ArrayList<>();
        int most = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 1; i <= count; i++) {
            List<Block> mine = new Shard(i, count).of(all);
            assertEquals(mine, all.stream().filter(mine::contains).toList(), "in their order");
            found.addAll(mine);
            int work = mine.stream().mapToInt(block -> block.jobs().size()).sum();
            most = Math.max(most, work);
            fewest = Math.min(fewest, work);
        }
        assertEquals(all.size(), found.size());
        assertTrue(found.containsAll(all));
        int largest = all.stream().mapToInt(block -> block.jobs().size()).max().orElseThrow();
        assertTrue(most - fewest <= largest, "no shard has a block more than another");
    }

    @ParameterizedTest
    @CsvSource({
        "2/5, '', 2/5",
        "auto, SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=4, 4/4",
        "auto, SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1, 3/4",
        "auto, SLURM_ARRAY_TASK_ID=9 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_STEP=2, 3/4",
        "auto/8, SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=4 SLURM_ARRAY_TASK_MIN=1, 3/8",
        "auto/8, JOB_COMPLETION_INDEX=0, 1/8",
        "auto/8, JOB_COMPLETION_INDEX=7, 8/8",
    })
    void isToldByNumberOrByTheCluster(String text, String variables, String shard) {
        assertEquals(shard, Shard.parse(text, environment(variables)).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0/3, '', --shard 0/3: must be i/N with i from 1 to N",
        "4/3, '', --shard 4/3: must be i/N",
        "1/0, '', --shard 1/0: must be i/N",
        "3, '', --shard 3: must be i/N",
        "1/2/3, '', --shard 1/2/3: must be i/N",
        "a/3, '', '--shard a/3: \"a\" is not a whole number'",
        "auto, '', --shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set",
        "auto, JOB_COMPLETION_INDEX=1, --shard auto: a Kubernetes job does not know its number of completions; use auto/N",
        "auto/3, JOB_COMPLETION_INDEX=3, --shard 4/3: must be i/N",
    })
    void whatIsNoShardIsRefused(String text, String variables, String message) {
        Map<String, String> environment = environment(variables);
        String said = assertThrows(BadInputException.class, () -> Shard.parse(text, environment))
                .getMessage();
        assertTrue(said.startsWith(message), said);
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ")) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        return environment;
    }
}
