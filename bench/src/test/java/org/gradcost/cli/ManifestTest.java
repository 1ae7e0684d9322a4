package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcost.cli.run.SweepOptions;
import org.gradcost.sweep.Shard;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code bench/cluster/sweep-job.yaml} is a Job as Kubernetes publishes it, and its pods measure a whole sweep. */
class ManifestTest {

    /** The fields of a JobSpec: kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1. */
    private static final Set<String> JOB = Set.of(
            "activeDeadlineSeconds",
            "backoffLimit",
            "backoffLimitPerIndex",
            "completionMode",
            "completions",
            "managedBy",
            "manualSelector",
            "maxFailedIndexes",
            "parallelism",
            "podFailurePolicy",
            "podReplacementPolicy",
            "selector",
            "successPolicy",
            "suspend",
            "template",
            "ttlSecondsAfterFinished");

    private final Map<String, Object> manifest = read();

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("cluster", "sweep-job.yaml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isAnIndexedJob() {
        assertEquals("batch/v1", manifest.get("apiVersion"));
        assertEquals("Job", manifest.get("kind"));
        Map<String, Object> job = map(manifest, "spec");
        assertTrue(JOB.containsAll(job.keySet()), job.keySet().toString());
        assertEquals("Indexed", job.get("completionMode"));
        assertEquals(job.get("completions"), job.get("parallelism"));
        Object policy = map(map(job, "template"), "spec").get("restartPolicy");
        assertTrue(Set.of("OnFailure", "Never").contains(policy), "a Job takes no other: " + policy);
    }

    @Test
    void itsPodsAreTheShardsOfOneSweep() {
        int completions = (int) map(manifest, "spec").get("completions");
        List<String> options = options();
        String shard = options.get(options.indexOf("--shard") + 1);
        Set<Shard> shards = IntStream.range(0, completions)
                .mapToObj(i -> Shard.parse(shard, Map.of("JOB_COMPLETION_INDEX", String.valueOf(i))))
                .collect(Collectors.toSet());
        assertEquals(
                IntStream.rangeClosed(1, completions)
                        .mapToObj(i -> new Shard(i, completions))
                        .collect(Collectors.toSet()),
                shards);
        SweepOptions.of(options).validate();
    }

    @Test
    void eachWritesToTheVolume() {
        Map<String, Object> container = container();
        Map<String, Object> mount = first(container, "volumeMounts");
        Map<String, Object> volume = first(pod(), "volumes");
        assertEquals(volume.get("name"), mount.get("name"));
        String out = script().lines()
                .filter(line -> line.startsWith("out="))
                .findFirst()
                .orElseThrow();
        assertEquals("out=" + mount.get("mountPath") + "/shard-$JOB_COMPLETION_INDEX", out);
        Map<String, Object> resources = map(container, "resources");
        assertEquals(resources.get("limits"), resources.get("requests"), "whole cores, and none shared");
    }

    /** Of the sweep that the script starts, without what bash fills in. */
    private List<String> options() {
        String command = script().lines()
                .filter(line -> line.contains(".jar sweep "))
                .findFirst()
                .orElseThrow();
        String options = command.replaceAll(".*\\.jar ", "").replaceAll(" \\|\\|.*", "");
        return Arrays.stream(options.split(" "))
                .filter(option -> !option.startsWith("$") && !option.equals("--out"))
                .toList();
    }

    private String script() {
        return (String) ((List<?>) container().get("args")).get(0);
    }

    private Map<String, Object> container() {
        return first(pod(), "containers");
    }

    private Map<String, Object> pod() {
        return map(map(map(manifest, "spec"), "template"), "spec");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.get(key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> parent, String key) {
        return (Map<String, Object>) ((List<?>) parent.get(key)).get(0);
    }
}
