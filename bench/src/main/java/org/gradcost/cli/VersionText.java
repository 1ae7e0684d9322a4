package org.gradcost.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.gradcost.sweep.EnvironmentProbe;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}: the version of Gradcost, its commit, the JDK, and the libraries that it measures. */
final class VersionText implements IVersionProvider {
    private static final String OURS = "gradcost";

    @Override
    public String[] getVersion() {
        Map<String, String> versions = EnvironmentProbe.libraries();
        String others = versions.entrySet().stream()
                .filter(library -> !library.getKey().equals(OURS))
                .map(library -> library.getKey() + " " + library.getValue())
                .collect(Collectors.joining(", "));
        return new String[] {
            OURS + " " + versions.get(OURS) + " (" + others + ")",
            "commit " + EnvironmentProbe.commit() + ", JDK " + System.getProperty("java.version") + ", "
                    + System.getProperty("java.vm.name")
        };
    }
}
