package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents promise: links that lead somewhere, and a README that is read to its end. */
class DocumentsTest {

    private static final int README_LINES = 150;

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern EXCERPT =
            Pattern.compile("<!-- table of (\\S+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    /** A relative link names a file or folder of the project; the part behind its # a heading of that file. */
    @Test
    void allRelativeLinksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path file : Documents.all()) {
            for (MatchResult link :
                    LINK.matcher(Documents.prose(file)).results().toList()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*")) {
                    links++;
                    if (!leadsSomewhere(file, target)) {
                        broken.add(Documents.ROOT.relativize(file) + ": " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 100, "links: " + links);
    }

    /** A table that a document takes from a text is in it, line by line. */
    @Test
    void tablesAreInTheTextsThatTheyAreTakenFrom() throws IOException {
        int tables = 0;
        for (Path file : Documents.all()) {
            for (MatchResult table :
                    EXCERPT.matcher(Documents.text(file)).results().toList()) {
                String text = Documents.text(Documents.ROOT.resolve(table.group(1)));
                assertTrue(
                        !table.group(2).isBlank() && text.contains(table.group(2)),
                        file + ": not a table of " + table.group(1));
                tables++;
            }
        }
        assertTrue(tables > 0, "tables: " + tables);
    }

    @Test
    void theReadmeIsShort() throws IOException {
        long lines = Files.readString(Documents.README).lines().count();
        assertTrue(lines <= README_LINES, "README.md has " + lines + " lines, more than " + README_LINES);
    }

    /** The README's coordinates are those that {@code mvn install} installs. */
    @Test
    void theCoordinatesAreThoseOfThePom() throws IOException {
        String dependency = Documents.blocks(Documents.README).stream()
                .filter(block -> block.language().equals("xml"))
                .findFirst()
                .orElseThrow()
                .text();
        String pom = Files.readString(Documents.ROOT.resolve("pom.xml"));
        String module = tag(dependency, "artifactId");
        assertEquals(tag(pom, "groupId"), tag(dependency, "groupId"));
        assertEquals(tag(pom, "version"), tag(dependency, "version"));
        assertTrue(pom.contains("<module>" + module + "</module>"), module);
    }

    private static String tag(String xml, String name) {
        String start = "<" + name + ">";
        int at = xml.indexOf(start) + start.length();
        return xml.substring(at, xml.indexOf("</", at));
    }

    private static boolean leadsSomewhere(Path file, String target) throws IOException {
        String[] parts = URLDecoder.decode(target, StandardCharsets.UTF_8).split("#", 2);
        Path named = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        if (!Files.exists(named)) {
            return false;
        }
        return parts.length == 1
                || !named.toString().endsWith(".md")
                || anchors(named).contains(parts[1]);
    }

    /** Returns the anchors that GitHub gives to the headings: small letters, blanks as hyphens, no punctuation. */
    private static List<String> anchors(Path file) throws IOException {
        return HEADING.matcher(Documents.prose(file))
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
