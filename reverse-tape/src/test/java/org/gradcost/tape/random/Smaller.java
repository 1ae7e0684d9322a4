package org.gradcost.tape.random;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes steps off a circuit for as long as it stays wrong. */
final class Smaller {
    private Smaller() {}

    /**
     * A circuit that can be made smaller.
     *
     * @param <C> its own type
     */
    interface Circuit<C> {
        int length();

        /** The places that step k reads. */
        int[] arguments(int k);

        /** The circuit that ends with step k. */
        C until(int k);

        /** The circuit without step k, which is replaced by an earlier value. */
        C without(int k, int replacement);
    }

    /** The last of a chain of ever smaller circuits, all of them wrong. */
    static <C extends Circuit<C>> C of(C circuit, Predicate<C> wrong) {
        C small = circuit;
        for (Optional<C> smaller = Optional.of(circuit); smaller.isPresent(); ) {
            small = smaller.get();
            smaller = shorter(small).filter(wrong).findFirst();
        }
        return small;
    }

    /** The circuits that end earlier, the shortest first, then those with a step less within. */
    private static <C extends Circuit<C>> Stream<C> shorter(C circuit) {
        int last = circuit.length() - 1;
        Stream<C> cut = IntStream.range(0, last).mapToObj(circuit::until);
        Stream<C> thinned = IntStream.range(0, last)
                .boxed()
                .flatMap(k -> IntStream.of(circuit.arguments(k))
                        .distinct()
                        .mapToObj(argument -> circuit.without(k, argument)));
        return Stream.concat(cut, thinned);
    }
}
