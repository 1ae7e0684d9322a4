package org.gradcost.family;

/** A family that has only the sizes of a {@link SizeLadder}; its work grows as n unless overridden. */
public abstract class SizeLadderFamily implements Family {

    private final SizeLadder sizes;

    public SizeLadderFamily(SizeLadder sizes) {
        this.sizes = sizes;
    }

    @Override
    public double growth() {
        return 1;
    }

    @Override
    public final int nearest(int n) {
        return sizes.nearest(n);
    }

    @Override
    public final int largest() {
        return sizes.isEndless() ? Integer.MAX_VALUE : sizes.largest();
    }

    /**
     * Returns the step of the ladder whose size is n, from 0.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final int step(int n) {
        return sizes.step(n);
    }
}
