package org.gradcost.family.dynamics;

/**
 * The final state of the scheme of {@link Toon}, with as many outputs as inputs.
 *
 * <p>Rows are gradients of single outputs, which rounding affects more than that of a sum.
 *
 * <p>Source: the second task of Adept's benchmark, the full Jacobian.
 */
public final class ToonState extends EndStateFamily {

    /**
     * The largest number of points. With more, two correct rows differ by more than the allowed rounding: with 1000 points,
     * differences are wrong by a third of a per cent.
     */
    private static final int LARGEST = 500;

    public ToonState() {
        super(new Toon(), 1e-3);
    }

    @Override
    public int largest() {
        return LARGEST;
    }
}
