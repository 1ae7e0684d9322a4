package org.gradcost.family.dynamics;

/**
 * The final state of the scheme of {@link Toon}, a map of as many outputs as inputs.
 *
 * <p>Rows are gradients of single outputs, in which rounding shows more than in that of a sum.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class ToonState extends EndStateFamily {

    /** Of more points, two right rows differ by more than the rounding allowed: at 1000 differences by a third of a per cent. */
    private static final int LARGEST = 500;

    public ToonState() {
        super(new Toon(), 1e-3);
    }

    @Override
    public int largest() {
        return LARGEST;
    }
}
