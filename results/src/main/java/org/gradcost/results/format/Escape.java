package org.gradcost.results.format;

import java.util.Map;
import java.util.regex.Pattern;

/** Escaping of untrusted text for the formats in which it is written. */
public final class Escape {
    private static final Map<Character, String> HTML =
            Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&#39;");

    private static final Map<Character, String> LATEX = Map.ofEntries(
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"),
            Map.entry('$', "\\$"),
            Map.entry('&', "\\&"),
            Map.entry('#', "\\#"),
            Map.entry('%', "\\%"),
            Map.entry('_', "\\_"),
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('<', "\\textless{}"),
            Map.entry('>', "\\textgreater{}"),
            Map.entry('|', "\\textbar{}"),
            Map.entry('"', "\\textquotedbl{}"),
            Map.entry('\'', "\\textquotesingle{}"),
            Map.entry('`', "\\textasciigrave{}"),
            Map.entry('-', "{-}"), // three in a row would become a dash
            Map.entry('[', "{[}"), // after the end of a row it would be taken for an option, as would a star
            Map.entry('*', "{*}"),
            Map.entry(',', "{,}"), // two in a row would become a quotation mark
            Map.entry('†', "\\textdagger{}"),
            Map.entry('×', "\\texttimes{}"),
            Map.entry('–', "\\textendash{}"),
            Map.entry('−', "\\textminus{}"),
            Map.entry('≤', "\\ensuremath{\\leq}"),
            Map.entry('≥', "\\ensuremath{\\geq}"),
            Map.entry('≠', "\\ensuremath{\\neq}"),
            Map.entry('“', "\\textquotedblleft{}"),
            Map.entry('”', "\\textquotedblright{}"),
            Map.entry('µ', "\\textmu{}"));

    private static final String MARKDOWN = "\\`*_{}[]()<>#+!|~$&";

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r]");

    private Escape() {}

    /** Escapes text for an HTML element, or for an attribute in quotes. */
    public static String html(String text) {
        return each(text, HTML, false);
    }

    /** Escapes text for a LaTeX document. A character that pdfLaTeX does not have becomes a question mark. */
    public static String latex(String text) {
        return each(text, LATEX, true);
    }

    /** Escapes text for Markdown, also in a cell of a table. */
    public static String markdown(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.replaceAll("\\p{Cntrl}", " ").toCharArray()) {
            out.append(MARKDOWN.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return out.toString();
    }

    /**
     * Escapes a field of a CSV file so that a spreadsheet does not take it for a formula, by a leading apostrophe. A field that
     * already has one gets another, so that different fields remain different.
     */
    public static String csv(String field) {
        return FORMULA.matcher(field).lookingAt() && !NUMBER.matcher(field).matches() ? "'" + field : field;
    }

    /** Escapes JSON for a script element, so that no {@code </script>} can end the element. */
    public static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String each(String text, Map<Character, String> replacements, boolean latin) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            String replacement = c < Character.MAX_VALUE ? replacements.get((char) c) : null;
            if (replacement != null) {
                out.append(replacement);
            } else if (Character.isISOControl(c)) {
                out.append(' ');
            } else {
                out.appendCodePoint(latin && c > 0xFF ? '?' : c);
            }
        });
        return out.toString();
    }
}
