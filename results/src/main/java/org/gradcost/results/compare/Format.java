package org.gradcost.results.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradcost.results.file.Csv;
import org.gradcost.results.format.Escape;

/** A file format for a comparison. */
public enum Format {
    /** A Markdown table with rounded figures and explanations. */
    MARKDOWN {
        @Override
        public String of(Comparison comparison) {
            return ComparisonMarkdown.of(comparison);
        }

        @Override
        public String of(Ratios ratios) {
            return RatiosMarkup.markdown(ratios);
        }
    },
    /** A LaTeX table for a paper, which needs only the package booktabs. */
    LATEX {
        @Override
        public String of(Comparison comparison) {
            return ComparisonLatex.of(comparison);
        }

        @Override
        public String of(Ratios ratios) {
            return RatiosMarkup.latex(ratios);
        }
    },
    /** A CSV line per row, in full precision; a cell that only one side has is marked by {@code only_in} and has no figures. */
    CSV {
        @Override
        public String of(Comparison comparison) {
            return csv(ComparisonCsv.lines(comparison));
        }

        @Override
        public String of(Ratios ratios) {
            List<List<String>> lines = new ArrayList<>();
            for (Comparison comparison : ratios.comparisons()) {
                List<List<String>> ofOne = ComparisonCsv.lines(comparison);
                for (int i = lines.isEmpty() ? 0 : 1; i < ofOne.size(); i++) {
                    List<String> line = new ArrayList<>(List.of(i == 0 ? "new" : comparison.now()));
                    line.addAll(ofOne.get(i));
                    lines.add(line);
                }
            }
            return csv(lines);
        }
    },
    /** The complete comparison, with the names of the records. */
    JSON {
        @Override
        public String of(Comparison comparison) {
            return json(ComparisonJson.of(comparison));
        }

        @Override
        public String of(Ratios ratios) {
            return json(Map.of(
                    "comparisons",
                    ratios.comparisons().stream().map(ComparisonJson::of).toList()));
        }
    };

    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Returns the file's content. */
    public abstract String of(Comparison comparison);

    /** Returns the content of a file about several sides. */
    public abstract String of(Ratios ratios);

    private static String csv(List<List<String>> lines) {
        return new String(
                Csv.encode(lines.stream()
                        .map(line -> line.stream().map(Escape::csv).toList())
                        .toList()),
                StandardCharsets.UTF_8);
    }

    private static String json(Map<String, Object> all) {
        try {
            return WRITER.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of strings and numbers are always JSON", e);
        }
    }
}
