package org.gradcost.family;

/** Which classes of circuits have a gradient of their own, found once for each class. */
final class OwnGradient extends ClassValue<Boolean> {

    private static final OwnGradient OF_CLASSES = new OwnGradient();

    private OwnGradient() {}

    /** Returns whether the class does not inherit {@link ScalarCircuit#gradient}. */
    static boolean isWritten(Class<? extends ScalarCircuit> circuit) {
        return OF_CLASSES.get(circuit);
    }

    @Override
    protected Boolean computeValue(Class<?> circuit) {
        try {
            return circuit.getMethod("gradient", double[].class, double[].class).getDeclaringClass()
                    != ScalarCircuit.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
