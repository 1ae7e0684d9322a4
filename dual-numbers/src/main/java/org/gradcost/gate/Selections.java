package org.gradcost.gate;

/** Gates that hand one of their arguments on, and its gradient back to it alone; the first where both are equal. */
interface Selections {

    SelectGate MAX = new SelectGate("max", Math::max, (x, y) -> x >= y || x != x);
    SelectGate MIN = new SelectGate("min", Math::min, (x, y) -> x <= y || x != x);
}
