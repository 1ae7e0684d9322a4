package org.gradcost.results.compare;

/** A quantity that is compared. */
public enum Quantity {
    TIME("time", "time of an operation"),
    QUIET_TIME("quiet time", "time while the core was not shared"),
    OVERHEAD("overhead", "overhead, compared within the same state of the core");

    private final String label;
    private final String meaning;

    Quantity(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Returns whether values are times in ns, and not ratios. */
    public boolean isTime() {
        return this != OVERHEAD;
    }

    /** Returns the text of a legend. */
    String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return label;
    }
}
