package org.gradcost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.gradcost.dual.Dual;
import org.gradcost.results.Cell;
import org.gradcost.tape.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What central.sonatype.org/publish/requirements asks of a POM, and what a user finds in a jar. */
class PublicationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/organization",
                "scm/connection",
                "scm/developerConnection",
                "scm/url"
            })
    void thePomThatAllInheritHas(String element) throws Exception {
        assertFalse(text(pom("."), "/project/" + element).isBlank(), element);
    }

    @ParameterizedTest
    @MethodSource("org.gradcost.ModulePathTest#libraries")
    void aLibraryHasANameAndADescriptionOfItsOwn(String library) throws Exception {
        Document pom = pom(library);
        assertFalse(text(pom, "/project/name").isBlank());
        assertFalse(text(pom, "/project/description").isBlank());
        assertEquals(text(pom("."), "/project/artifactId"), text(pom, "/project/parent/artifactId"));
    }

    /** Who imports the parent as a bill of materials names no version of a library. */
    @ParameterizedTest
    @MethodSource("org.gradcost.ModulePathTest#libraries")
    void theParentManagesTheVersionOf(String library) throws Exception {
        assertEquals(
                "${project.version}",
                text(
                        pom("."),
                        "/project/dependencyManagement/dependencies/dependency[artifactId='" + library
                                + "' and not(type)]/version"));
    }

    @Test
    void onlyLibrariesAreDeployed() throws Exception {
        List<String> modules = texts(pom("."), "/project/modules/module");
        List<String> libraries = ModulePathTest.libraries().toList();
        for (String module : modules) {
            String skipped = text(pom(module), "/project/properties/maven.deploy.skip");
            assertEquals(libraries.contains(module) ? "" : "true", skipped, module);
        }
    }

    @Test
    void citationAndImageAreOfThisVersion() throws Exception {
        String version = text(pom("."), "/project/version");
        assertTrue(Files.readString(ROOT.resolve("CITATION.cff")).contains("\nversion: " + version + "\n"), version);
        String image = Files.readString(ROOT.resolve("bench/gradbench/Dockerfile"));
        assertTrue(image.contains("\nARG VERSION=" + version + "\n"), version);
        assertTrue(image.contains("=" + text(pom("."), "/project/url") + "/releases/download/v${VERSION}/"), image);
        assertEquals("v${project.version}", text(pom("."), "/project/scm/tag"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Dual.class, Tape.class, Cell.class})
    void eachLibraryCarriesLicenceAndNotice(Class<?> inLibrary) throws IOException {
        CodeSource jar = inLibrary.getProtectionDomain().getCodeSource();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {jar.getLocation()}, null)) {
            assertEquals(Files.readString(ROOT.resolve("LICENSE")), text(alone, "META-INF/LICENSE"));
            assertTrue(text(alone, "META-INF/NOTICE").startsWith("Gradcost\nCopyright "));
        }
    }

    private static String text(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Document pom(String module) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
    }

    private static String text(Document pom, String path) throws Exception {
        return XPATH.evaluate(path, pom).strip();
    }

    private static List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
