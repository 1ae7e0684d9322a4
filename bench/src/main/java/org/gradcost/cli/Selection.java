package org.gradcost.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.results.BadInputException;
import picocli.CommandLine.Option;

/** The options by which a part of all cells is chosen; what is left out means all. */
final class Selection {

    /** A family reaches an n that it does not have by its nearest size, up to this factor away. */
    private static final double NEAR = 2;

    @Option(
            names = {"--families", "--family"},
            split = ",",
            paramLabel = "NAME",
            description = "Families (default: all).")
    private List<String> families = List.of();

    @Option(
            names = {"--modes", "--mode"},
            split = ",",
            paramLabel = "NAME",
            description = "Modes (default: all of the profile).")
    private List<String> modes = List.of();

    @Option(
            names = "--gates",
            split = ",",
            paramLabel = "SIZE",
            description = "Gates: scalar, fused, matrix (default: all).")
    private List<String> gates = List.of();

    @Option(
            names = "--n",
            split = ",",
            paramLabel = "N",
            description = "Numbers of inputs; the nearest size that a family has is taken.")
    private List<String> sizes = List.of();

    List<Family> families() {
        return families.isEmpty()
                ? Families.all()
                : families.stream().map(Families::named).distinct().toList();
    }

    List<Mode> modes(List<Mode> byDefault) {
        return modes.isEmpty()
                ? byDefault
                : modes.stream().map(Mode::named).map(Mode::name).distinct().map(Mode::named).toList();
    }

    boolean takes(Granularity granularity) {
        return granularity == Granularity.PLAIN || gates.isEmpty() || gates().contains(granularity);
    }

    boolean namesModes() {
        return !modes.isEmpty();
    }

    /** The sizes of a family that are meant, in ascending order. */
    List<Integer> sizes(Family family, int... byDefault) {
        TreeSet<Integer> nearest = new TreeSet<>();
        if (sizes.isEmpty()) {
            for (int n : byDefault) {
                if (n <= NEAR * family.largest()) {
                    nearest.add(family.nearest(n));
                }
            }
            return new ArrayList<>(nearest);
        }
        for (int n : numbers()) {
            if (n > NEAR * family.largest()) {
                throw new BadInputException("--n " + n + " is too large for " + family.name() + ", whose largest size is "
                        + family.largest());
            }
            nearest.add(family.nearest(n));
        }
        return new ArrayList<>(nearest);
    }

    /** Fails on what cannot be meant, before anything is done. */
    void validate() {
        families();
        modes(List.of());
        gates();
        for (Family family : families()) {
            sizes(family);
        }
    }

    static void requireWidth(int width) {
        if (width < 1) {
            throw new BadInputException("--width " + width + ": a pass carries at least one tangent");
        }
    }

    private List<Granularity> gates() {
        return gates.stream().map(Selection::granularity).toList();
    }

    private static Granularity granularity(String label) {
        try {
            return Granularity.labelled(label);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--gates: " + e.getMessage(), e);
        }
    }

    private List<Integer> numbers() {
        return sizes.stream().map(Selection::number).toList();
    }

    private static int number(String text) {
        try {
            double n = Double.parseDouble(text); // 1e6 is a handy way to write a size
            if (n >= 1 && n <= Integer.MAX_VALUE - 8 && n == Math.rint(n)) {
                return (int) n;
            }
        } catch (NumberFormatException e) {
            throw new BadInputException("--n " + text + " is not a number; it must be a whole number from 1", e);
        }
        throw new BadInputException("--n " + text + " is no size; it must be a whole number from 1 to 2^31 − 9");
    }
}
