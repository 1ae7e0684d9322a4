package org.gradcost.family;

import java.util.Objects;
import java.util.function.Supplier;
import org.gradcost.results.BadInputException;
import org.gradcost.results.format.Printable;

/** The code of a family as a command calls it: a failure of it is one line that names the family and the size. */
public final class FamilyCode {

    private FamilyCode() {}

    /**
     * Makes the problem of a family.
     *
     * @throws BadInputException if the family fails, or gives none
     */
    public static Problem problem(Family family, int n, int m, long seed) {
        return call(what(family, n), () -> some(family.problem(n, m, seed), "its problem"));
    }

    /**
     * Makes the problem of a family with one output, or as many as it has by default.
     *
     * @throws BadInputException if the family fails, or gives none
     */
    public static Problem problem(Family family, int n, long seed) {
        return call(what(family, n), () -> some(family.problem(n, seed), "its problem"));
    }

    /** Returns a family at a size, in words. */
    public static String what(Family family, int n) {
        return family.name() + " at n = " + n;
    }

    /** Returns what is required not to be null, for a call whose failure is named. */
    public static <T> T some(T value, String name) {
        return Objects.requireNonNull(value, () -> name + " is null");
    }

    /**
     * Calls code of a family's.
     *
     * @param what names the family and its size
     * @throws BadInputException if the code fails, other than for want of memory
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
