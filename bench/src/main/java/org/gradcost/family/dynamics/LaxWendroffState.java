package org.gradcost.family.dynamics;

/**
 * The final state of the scheme of {@link LaxWendroff}, with as many outputs as inputs.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class LaxWendroffState extends EndStateFamily {

    public LaxWendroffState() {
        super(new LaxWendroff(), 0);
    }
}
