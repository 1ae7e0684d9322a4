package org.gradcost.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.gradcost.family.Families;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.family.analytic.LogSumExp;
import org.gradcost.mode.Check;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.mode.ModeRegistry;
import org.gradcost.mode.RefusedException;
import org.gradcost.results.ModeTraits;
import org.junit.jupiter.api.Test;

/**
 * Every peer against the gradients by hand. They are checked in one JVM and must not disturb one another, but for DJL: its PyTorch
 * and another cannot be loaded together, so that it is in the JVM of {@link DjlTest}.
 */
class PeersTest {

    private static final int LARGEST = 200;

    private static List<Mode> peers() {
        return ModeRegistry.all().stream().filter(PeerMode.class::isInstance).toList();
    }

    @Test
    void everyPeerIsFoundWithItsVersion() {
        assertTrue(peers().size() >= 8, "peers: " + peers().size());
        for (Mode peer : peers()) {
            assertFalse(peer.traits().version().equals("unknown"), peer.name());
        }
    }

    /** Qualifiers such as M2.1 belong to a version, and are also in the properties that Maven stores in a jar. */
    @Test
    void aVersionIsWhole() throws IOException {
        List<String[]> artifacts = List.of(
                new String[] {"nd4j", Nd4jSameDiff.class.getName(), "org.nd4j", "nd4j-native"},
                new String[] {"pytorch", PyTorch.class.getName(), "org.bytedeco", "pytorch"},
                new String[] {"openblas", OpenBlas.class.getName(), "org.bytedeco", "openblas"},
                new String[] {"finmath", Finmath.class.getName(), "net.finmath", "finmath-lib"});
        for (String[] artifact : artifacts) {
            PeerLibraries libraries = new PeerLibraries(artifact[0]);
            String path = "META-INF/maven/" + artifact[2] + "/" + artifact[3] + "/pom.properties";
            Properties properties = new Properties();
            try (InputStream in = libraries.type(artifact[1]).getClassLoader().getResourceAsStream(path)) {
                properties.load(in);
            }
            assertEquals(properties.getProperty("version"), libraries.version(artifact[3]), artifact[3]);
        }
    }

    @Test
    void aLibraryAndItsBindingHaveTheirOwnVersions() {
        for (Mode peer : List.of(new PyTorch(), new Djl(), new OpenBlas())) {
            String version = peer.traits().version();
            assertTrue(version.matches("[\\d.]+ through (JavaCPP|DJL) [\\d.]+"), peer.name() + ": " + version);
        }
    }

    /** With many inputs, contributions of the maximum that do not cancel exactly would exceed the tolerance. */
    @Test
    void logSumExpIsRightAtManyInputs() {
        Family family = Families.all().stream()
                .filter(LogSumExp.class::isInstance)
                .findFirst()
                .orElseThrow();
        int checked = 0;
        for (Mode peer : peers()) {
            if (peer instanceof TensorPeer && !(peer instanceof Djl)) {
                checked += check(peer, family, 85002, new ArrayList<>());
            }
        }
        assertEquals(3, checked);
    }

    /** The usage of each mode, which a fair comparison has to state. */
    @Test
    void everyPeerStatesItsUsage() {
        for (Mode peer : peers()) {
            ModeTraits.Usage usage = peer.traits().usage();
            for (String text : List.of(usage.purpose(), usage.settings(), usage.practice())) {
                assertFalse(text.isBlank(), peer.name());
            }
        }
    }

    /** A mode that leaves out functions says which ones it is for. */
    @Test
    void everyPeerSaysWhichFunctionsItIsFor() {
        List<Problem> problems = Families.all().stream()
                .map(family -> family.problem(family.nearest(10), 1))
                .toList();
        for (Mode peer : peers()) {
            assertTrue(
                    problems.stream()
                            .anyMatch(problem -> peer.granularities(problem).isEmpty()),
                    peer.name());
            assertFalse(peer.purpose().isBlank(), peer.name());
        }
    }

    @Test
    void gradientsAreRightAtTwoPoints() {
        check(peers().stream().filter(peer -> !(peer instanceof Djl)).toList());
    }

    static void check(List<Mode> peers) {
        List<String> refused = new ArrayList<>();
        for (Mode peer : peers) {
            int checked = 0;
            for (Family family : Families.all()) {
                int n = family.nearest(20);
                if (n <= LARGEST) {
                    checked += check(peer, family, n, refused);
                }
            }
            assertTrue(checked >= 2, peer.name() + " was checked on " + checked + " circuits");
        }
        assertEquals(List.of(), refused);
    }

    private static int check(Mode peer, Family family, int n, List<String> refused) {
        Problem problem = family.problem(n, 1);
        int checked = 0;
        for (Granularity gates : peer.granularities(problem)) {
            try {
                Check.Result result = Check.gradient(problem, peer.on(problem, gates, 1), peer);
                assertTrue(result.passes(), () -> peer.name() + " on " + family.name() + ": " + result.problem());
                checked++;
            } catch (RefusedException e) {
                refused.add(peer.name() + " on " + family.name() + ": " + e.getMessage());
            }
        }
        return checked;
    }

    @Test
    void aMissingLibraryIsOneLine() {
        RefusedException refusal = org.junit.jupiter.api.Assertions.assertThrows(
                RefusedException.class, () -> new PeerLibraries("none").type(Finmath.class.getName()));
        assertTrue(refusal.getMessage().contains("mvn -P peers package"), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }
}
