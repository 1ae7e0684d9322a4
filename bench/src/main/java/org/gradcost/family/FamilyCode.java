package org.gradcost.family;

import java.util.Objects;
import java.util.function.Supplier;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Printable;

/** Calls from commands to the code of a family, whose failures are reported in one line that names the family and the size. */
public final class FamilyCode {

    private FamilyCode() {}

    /**
     * Returns the problem of a family.
     *
     * @throws BadInputException if the family fails or returns null
     */
    public static Problem problem(Family family, int n, int m, long seed) {
        return call(what(family, n), () -> some(family.problem(n, m, seed), "its problem"));
    }

    /**
     * Returns the problem of a family with its default number of outputs.
     *
     * @throws BadInputException if the family fails or returns null
     */
    public static Problem problem(Family family, int n, long seed) {
        return call(what(family, n), () -> some(family.problem(n, seed), "its problem"));
    }

    /** Returns a description of a family at a size. */
    public static String what(Family family, int n) {
        return family.name() + " at n = " + n;
    }

    /** Returns a value that must not be null, for a call whose failure is reported by name. */
    public static <T> T some(T value, String name) {
        return Objects.requireNonNull(value, () -> name + " is null");
    }

    /**
     * Calls code of a family.
     *
     * @param what description of the family and its size
     * @throws BadInputException if the code fails for a reason other than lack of memory
     */
    public static <T> T call(String what, Supplier<T> code) {
        try {
            return code.get();
        } catch (BadInputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new BadInputException(what + ": its code fails with " + Printable.message(e.toString()), e);
        }
    }
}
