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
 * @param predictable whether the gradient takes many passes of equal cost
 */
record Job(Cell cell, Mode mode, int passes, int tangents, boolean predictable) {}
