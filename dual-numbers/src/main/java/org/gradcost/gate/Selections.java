package org.gradcost.gate;

/** Gates that return one of their arguments, which takes the whole gradient. At a tie it is the first argument. */
interface Selections {

    SelectGate MAX = new SelectGate("max", Math::max, (x, y) -> x >= y || x != x);
    SelectGate MIN = new SelectGate("min", Math::min, (x, y) -> x <= y || x != x);
}
