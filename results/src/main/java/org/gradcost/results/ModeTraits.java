package org.gradcost.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;

/**
 * The properties of a mode that determine its role in tables, charts and crossovers.
 *
 * @param direction in which derivatives are propagated
 * @param kind of engine: crossovers compare engines of one kind, and the best of all kinds
 * @param library that computes the gradient, by its usual name
 * @param version of the library; {@code unknown} if it cannot be determined
 * @param language in which the library's kernels are written
 * @param order in tables and legends, ascending; ties are sorted by name
 * @param usage what the library is made for and how it is measured; null if that is not stated
 */
public record ModeTraits(
        Direction direction,
        Kind kind,
        String library,
        String version,
        String language,
        int order,
        @JsonInclude(JsonInclude.Include.NON_NULL) Usage usage) {

    /** The direction in which derivatives are propagated. */
    public enum Direction {
        /** Neither direction: the value alone, a gradient by hand, or differences. */
        @JsonProperty("none")
        NONE,
        /** Tangents flow from inputs to outputs. */
        @JsonProperty("forward")
        FORWARD,
        /** Adjoints flow from outputs to inputs. */
        @JsonProperty("reverse")
        REVERSE,
        /** One direction over the other, for second derivatives. */
        @JsonProperty("nested")
        NESTED
    }

    /** The kind of engine. */
    public enum Kind {
        /** No derivative: the baseline of all overheads. */
        @JsonProperty("primal")
        PRIMAL,
        /** A gradient written by hand. */
        @JsonProperty("hand")
        HAND,
        /** Finite differences of values. */
        @JsonProperty("numeric")
        NUMERIC,
        /** Operator overloading: every gradient runs the function again. */
        @JsonProperty("interpreted")
        INTERPRETED,
        /** Code that is generated once from the function. */
        @JsonProperty("compiled")
        COMPILED,
        /**
         * Code that is generated once, with tangents that are known to be zero left out: one pass, whose cost depends on how many
         * remain.
         */
        @JsonProperty("support")
        SUPPORT,
        /** A graph of operations on arrays that a library runs. */
        @JsonProperty("graph")
        GRAPH,
        /** A program of which only the answers are known. */
        @JsonProperty("external")
        EXTERNAL,
        /** Several columns or rows of a sparse derivative in one pass. */
        @JsonProperty("compressed")
        COMPRESSED;

        /** Returns the name in files and sentences. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The facts about a mode that make a comparison with it fair, each in a few words.
     *
     * @param purpose what the library is made for
     * @param settings with which it is measured
     * @param practice what its users would do differently; empty if nothing
     */
    public record Usage(String purpose, String settings, String practice) {
        /**
         * Checks the components.
         *
         * @throws NullPointerException if one of them is missing
         */
        public Usage {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(settings, "settings");
            Objects.requireNonNull(practice, "practice");
        }
    }

    /**
     * Checks the components.
     *
     * @throws NullPointerException if a component other than the usage is missing
     */
    public ModeTraits {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(language, "language");
    }

    /** Creates the traits of a mode whose usage is not stated. */
    public ModeTraits(Direction direction, Kind kind, String library, String version, String language, int order) {
        this(direction, kind, library, version, language, order, null);
    }

    /** Returns these traits with a usage. */
    public ModeTraits with(Usage stated) {
        return new ModeTraits(direction, kind, library, version, language, order, stated);
    }

    /** Returns whether the mode is an engine of that direction that takes part in crossovers. */
    public boolean races(Direction of) {
        return direction == of && kind != Kind.COMPRESSED;
    }
}
