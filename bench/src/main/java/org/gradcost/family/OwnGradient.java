package org.gradcost.family;

/** The circuit classes that override the gradient, determined once per class. */
final class OwnGradient extends ClassValue<Boolean> {

    private static final OwnGradient OF_CLASSES = new OwnGradient();

    private OwnGradient() {}

    /** Returns whether the class overrides {@link ScalarCircuit#gradient}. */
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
