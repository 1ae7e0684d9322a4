package org.gradcost.results.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.results.file.Csv;
import org.gradcost.results.format.Escape;

/** A comparison as a file of another program. */
public enum Format {
    /** A table with the figures as a reader wants them, and what belongs to it. */
    MARKDOWN {
        @Override
        public String of(Comparison comparison) {
            return ComparisonMarkdown.of(comparison);
        }
    },
    /** A LaTeX table for a paper, with the package booktabs alone. */
    LATEX {
        @Override
        public String of(Comparison comparison) {
            return ComparisonLatex.of(comparison);
        }
    },
    /** A line per row in full precision; what is in only one side has {@code only_in} instead of figures. */
    CSV {
        @Override
        public String of(Comparison comparison) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(Stream.concat(
                            comparison.columns().stream(),
                            Stream.of(
                                    "cells",
                                    "base_ns",
                                    "new_ns",
                                    "ratio",
                                    "ratio_lo",
                                    "ratio_hi",
                                    "p_holm",
                                    "verdict",
                                    "more_forks",
                                    "base_alloc_bytes",
                                    "new_alloc_bytes",
                                    "base_tape_bytes",
                                    "new_tape_bytes",
                                    "regression",
                                    "extrapolated",
                                    "only_in"))
                    .toList());
            comparison.rows().forEach(row -> lines.add(ComparisonCsv.row(row)));
            ComparisonCsv.only(comparison).forEach(lines::add);
            return new String(
                    Csv.encode(lines.stream()
                            .map(line -> line.stream().map(Escape::csv).toList())
                            .toList()),
                    StandardCharsets.UTF_8);
        }
    },
    /** All there is, with the names of the records. */
    JSON {
        @Override
        public String of(Comparison comparison) {
            try {
                return WRITER.writeValueAsString(ComparisonJson.of(comparison)) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("maps of strings and numbers are always JSON", e);
            }
        }
    };

    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** The file's content. */
    public abstract String of(Comparison comparison);
}
