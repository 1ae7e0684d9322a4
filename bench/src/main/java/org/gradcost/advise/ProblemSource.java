package org.gradcost.advise;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Arrays;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.plugin.Plugins;
import org.gradcost.results.BadInputException;

/**
 * The source of a problem, independent of class loaders: a family with its size, or a function's bytes and a point. It consists
 * of types that both class loaders know.
 */
record ProblemSource(String family, int n, int m, long seed, byte[] function, double[] point) {

    /** The seed of the inputs, which are the same in every trial. */
    static final long SEED = 1;

    static ProblemSource of(Family family, int n, int m) {
        return new ProblemSource(family.getClass().getName(), n, m, SEED, null, null);
    }

    static ProblemSource of(AdvisedFunction function, double... point) {
        return new ProblemSource(null, point.length, 1, SEED, bytes(function), point.clone());
    }

    /** Returns the components, for the class of this name in another loader. */
    Object[] parts() {
        return new Object[] {family, n, m, seed, function, point};
    }

    static ProblemSource ofParts(Object... parts) {
        return new ProblemSource(
                (String) parts[0], (int) parts[1], (int) parts[2], (long) parts[3], (byte[]) parts[4], (double[])
                        parts[5]);
    }

    /** Returns the problem, created in the classes of this record. */
    Problem problem() {
        return family != null
                ? Plugins.instance(Family.class, family).problem(n, m, seed)
                : new FunctionCircuit(function(function), point.clone());
    }

    private static byte[] bytes(AdvisedFunction function) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the function cannot be copied for each mode, because it captures a value that is not serializable: "
                            + e.getMessage() + "; make that serializable, or use a static method",
                    e);
        }
        return bytes.toByteArray();
    }

    private static AdvisedFunction function(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, ProblemSource.class.getClassLoader());
            }
        }) {
            return (AdvisedFunction) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new BadInputException("the function cannot be copied for a mode: " + e, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProblemSource that && Arrays.deepEquals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(parts());
    }
}
