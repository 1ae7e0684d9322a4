package org.gradcost.sweep;

import java.util.List;

/**
 * The cells of one family at one size, with the primal first, which are measured next to each other.
 *
 * @param jobs in the order of measuring
 */
record Block(List<Job> jobs) {

    Job primal() {
        return jobs.get(0);
    }
}
