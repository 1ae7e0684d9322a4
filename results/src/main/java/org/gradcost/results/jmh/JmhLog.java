package org.gradcost.results.jmh;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that a JMH log states before each benchmark; a setting is used only if all benchmarks of the log agree in it. */
final class JmhLog {
    private static final Pattern VERSION = Pattern.compile(".*# JMH (?:version: )?(\\d\\S*).*");
    private static final Pattern JVM = Pattern.compile(".*# VM version: JDK ([^,]+)(?:, (?:VM )?([^,]+), (\\S+))?.*");
    private static final Pattern OPTIONS = Pattern.compile(".*# VM options: (.*)");
    private static final Pattern THREADS = Pattern.compile(".*# Threads: ([1-9]\\d{0,5}) thread.*");
    private static final Pattern FORK = Pattern.compile(".*# Fork: [1-9]\\d{0,5} of ([1-9]\\d{0,5}).*");
    private static final String NONE = "<none>";

    private final Set<String> versions = new HashSet<>();
    private final Set<List<String>> jvms = new HashSet<>();
    private final Set<List<String>> options = new HashSet<>();
    private final Set<Integer> threads = new HashSet<>();
    private final Set<Integer> forks = new HashSet<>();

    /** Reads a line of the log, which may also be unrelated to settings. */
    void read(String line) {
        if (!line.contains("# ") || line.length() > JmhTextHeader.LONGEST) {
            return;
        }
        Matcher version = VERSION.matcher(line);
        Matcher jvm = JVM.matcher(line);
        Matcher option = OPTIONS.matcher(line);
        Matcher thread = THREADS.matcher(line);
        Matcher fork = FORK.matcher(line);
        if (version.matches()) {
            versions.add(version.group(1));
        } else if (jvm.matches()) {
            jvms.add(jvm.group(2) == null ? List.of(jvm.group(1)) : List.of(jvm.group(1), jvm.group(2), jvm.group(3)));
        } else if (option.matches()) {
            String text = option.group(1).strip();
            options.add(text.isEmpty() || text.equals(NONE) ? List.of() : List.of(text.split("\\s+")));
        } else if (thread.matches()) {
            threads.add(Integer.valueOf(thread.group(1)));
        } else if (fork.matches()) {
            forks.add(Integer.valueOf(fork.group(1)));
        }
    }

    OptionalInt threads() {
        return only(threads);
    }

    OptionalInt forks() {
        return only(forks);
    }

    private static OptionalInt only(Set<Integer> values) {
        return values.size() == 1 ? OptionalInt.of(values.iterator().next()) : OptionalInt.empty();
    }

    List<String> jvmArgs() {
        return options.size() == 1 ? options.iterator().next() : List.of();
    }

    SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        if (versions.size() == 1) {
            facts.put("jmh", versions.iterator().next());
        }
        if (jvms.size() == 1) {
            List<String> jvm = jvms.iterator().next();
            facts.put("jdk version", jvm.get(0));
            if (jvm.size() > 1) {
                facts.put("vm name", jvm.get(1));
                facts.put("vm version", jvm.get(2));
            }
        }
        return facts;
    }
}
