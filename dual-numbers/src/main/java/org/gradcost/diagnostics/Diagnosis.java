package org.gradcost.diagnostics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The findings of a replay.
 *
 * @param gates the number of gates that were replayed; gates of constants alone are not counted
 * @param findings the findings, at most one of each kind, in the order of {@link Finding.Kind}
 */
public record Diagnosis(int gates, List<Finding> findings) {

    /** Creates a diagnosis with a copy of the findings. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Returns whether there is no finding, so that all values, slopes and adjoints are finite. */
    public boolean isFinite() {
        return findings.isEmpty();
    }

    /** Returns the finding of a kind, if there is one. */
    public Optional<Finding> of(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).findFirst();
    }

    /** Returns one line for each finding, or a line that says that there is none. */
    @Override
    public String toString() {
        return isFinite()
                ? "all values, slopes and adjoints of " + gates + " gates are finite"
                : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
