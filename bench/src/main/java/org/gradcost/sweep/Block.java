package org.gradcost.sweep;

import java.util.List;

/**
 * The cells of one family at one size, the primal first: they are measured next to each other.
 *
 * @param jobs in the order of measuring
 */
record Block(List<Job> jobs) {

    Job primal() {
        return jobs.get(0);
    }
}
