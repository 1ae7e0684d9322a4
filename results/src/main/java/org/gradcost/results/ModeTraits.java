package org.gradcost.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;

/**
 * The facts of a mode from which its role in tables, charts and crossovers follows.
 *
 * @param direction in which derivatives are carried
 * @param kind of engine: crossovers are between engines of one kind, and between the best of all kinds
 * @param library that computes the gradient, with its usual name
 * @param version of the library; {@code unknown} if it cannot be told
 * @param language in which the library's kernels are written
 * @param order of tables and legends, ascending; equal ones by name
 */
public record ModeTraits(Direction direction, Kind kind, String library, String version, String language, int order) {

    /** The direction in which derivatives are carried. */
    public enum Direction {
        /** Neither: the value alone, a gradient by hand, differences. */
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
        /** Differences of values. */
        @JsonProperty("numeric")
        NUMERIC,
        /** Operator overloading: every gradient runs the function anew. */
        @JsonProperty("interpreted")
        INTERPRETED,
        /** Code that was generated from the function once. */
        @JsonProperty("compiled")
        COMPILED,
        /** Code that was generated once, and that knows beforehand which tangents are zero: one pass, where there are few. */
        @JsonProperty("support")
        SUPPORT,
        /** A graph of operations on arrays that a library runs. */
        @JsonProperty("graph")
        GRAPH,
        /** A program of which nothing is known but its answers. */
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

    /** @throws NullPointerException if a component is missing */
    public ModeTraits {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(language, "language");
    }

    /** Returns whether the mode is an engine of that direction whose gradients are compared in crossovers. */
    public boolean races(Direction of) {
        return direction == of && kind != Kind.COMPRESSED;
    }
}
