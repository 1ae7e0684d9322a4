package org.gradcost.advise;

import org.gradcost.gate.Functions;
import org.hipparchus.CalculusFieldElement;

/** A program's own function, as {@link SnippetTest} asks for advice on it: its class is public, so that pasted lines can call it. */
public final class Bowl {

    private Bowl() {}

    /** Returns Σ e^x_i + x_i·x_{i+1}, for numbers of any kind. */
    public static <T extends CalculusFieldElement<T>> T depth(T[] x) {
        return Functions.sum(x.length, i -> x[i].exp().add(x[i].multiply(x[(i + 1) % x.length])));
    }
}
