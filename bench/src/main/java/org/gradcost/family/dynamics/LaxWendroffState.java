package org.gradcost.family.dynamics;

/**
 * What the scheme of {@link LaxWendroff} makes of every point: its whole state at the end, a map of as many outputs as inputs.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class LaxWendroffState extends EndStateFamily {

    public LaxWendroffState() {
        super(new LaxWendroff(), 0);
    }
}
