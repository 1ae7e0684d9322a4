package org.gradcost.sweep;

import org.gradcost.mode.Mode;
import org.gradcost.results.Cell;

/**
 * A cell to be measured.
 *
 * @param cell its identity
 * @param mode that is measured
 * @param passes passes per gradient
 * @param tangents that a pass must carry
 * @param equalPasses whether all passes of the gradient cost the same
 */
record Job(Cell cell, Mode mode, int passes, int tangents, boolean equalPasses) {

    /**
     * Returns whether the time of the gradient is about passes × the time of one pass. A gradient of a single pass is not, since
     * the recording before the pass may take most of the time.
     */
    boolean predictable() {
        return equalPasses && passes > 1;
    }
}
