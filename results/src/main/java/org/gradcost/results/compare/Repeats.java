package org.gradcost.results.compare;

import org.gradcost.results.format.Counted;

/**
 * How often the cells of a row were measured.
 *
 * @param least smallest number of forks of any of the cells on either side; 0 if it is unknown
 * @param rounds whether each fork is one of a round, in which the forks of several cells took turns
 */
public record Repeats(int least, boolean rounds) {

    /** Returns {@code round}, or {@code fork} where there are no rounds. */
    String unit() {
        return rounds ? "round" : "fork";
    }

    /** Returns a number of them, with the unit. */
    String counted(int number) {
        return Counted.of(number, unit());
    }
}
