package org.gradcost.sweep;

import org.gradcost.mode.Mode;
import org.gradcost.results.Cell;

/**
 * A cell to be measured.
 *
 * @param cell its identity
 * @param mode that is measured
 * @param passes that a gradient takes
 * @param tangents that a pass carries, if it cannot have fewer
 * @param predictable whether those are many of equal cost
 */
record Job(Cell cell, Mode mode, int passes, int tangents, boolean predictable) {}
