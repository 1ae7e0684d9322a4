package org.gradcost.gradbench.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcost.family.Family;
import org.gradcost.family.Problem;
import org.gradcost.mode.Differentiator;
import org.gradcost.mode.FiniteDifferences;
import org.gradcost.mode.Granularity;
import org.gradcost.mode.Mode;
import org.gradcost.results.ModeTraits;
import org.gradcost.results.ModeTraits.Direction;
import org.gradcost.results.ModeTraits.Kind;
import org.gradcost.results.ModeTraits.Usage;

/**
 * A tool as a mode. It is asked once for its traits and its modules; a tool that does not answer is assumed to have all modules,
 * so that its cells fail with the reason.
 */
final class ToolMode implements Mode {

    private static final int ORDER = 300;
    private static final double NUMERIC = 1e-6;

    private final ToolCommand command;
    private Answers answers;
    private ToolSession session;
    private Question last;
    private ToolHost host;

    /** The answers of a tool to questions about itself. */
    private record Answers(ModeTraits traits, Set<String> modules) {}

    /**
     * Creates the mode of a tool.
     *
     * @param option {@code NAME=COMMAND}; it is also passed to a forked JVM, see {@link #handedOn}
     */
    ToolMode(String option) {
        command = ToolCommand.parse(option);
    }

    @Override
    public String name() {
        return command.name();
    }

    String fingerprint() {
        return command.fingerprint();
    }

    @Override
    public String handedOn() {
        return getClass().getName() + " " + command;
    }

    /** Returns flags that pass on the time limit for an answer, and the port of a tool that is lent. */
    @Override
    public List<String> jvmFlags() {
        List<String> flags = new ArrayList<>(List.of("-D" + ToolSession.SECONDS + "=" + ToolSession.limit()));
        if (host != null) {
            flags.add("-D" + BorrowedTool.PORT + "=" + host.port());
        }
        return flags;
    }

    /** Starts lending the tool to the JVMs that measure it. */
    void lend() {
        host = new ToolHost(command);
    }

    /** Returns the host of a tool that is lent. */
    ToolHost host() {
        return host;
    }

    void endLending() {
        host.close();
        host = null;
    }

    /** Returns the process that is lent, if there is one now. */
    Optional<ProcessHandle> lentProcess() {
        return Optional.ofNullable(host).flatMap(ToolHost::handle);
    }

    @Override
    public ModeTraits traits() {
        return answers().traits;
    }

    private Answers answers() {
        if (answers == null) {
            try (ToolSession session = newSession()) {
                answers = new Answers(
                        traits(session),
                        ToolModule.names().filter(session::defines).collect(Collectors.toSet()));
            } catch (ToolException e) {
                answers = new Answers(unknown(), ToolModule.names().collect(Collectors.toSet()));
            }
        }
        return answers;
    }

    private ModeTraits traits(ToolSession session) {
        ModeTraits traits = new ModeTraits(
                told(Direction.values(), session.told("direction", ""), Direction.NONE),
                told(Kind.values(), session.told("kind", ""), Kind.EXTERNAL),
                session.told("tool", name()),
                session.told("version", "unknown"),
                session.told("language", "unknown"),
                ORDER);
        String purpose = session.told("purpose", "");
        return purpose.isEmpty()
                ? traits
                : traits.with(new Usage(purpose, session.told("settings", ""), session.told("practice", "")));
    }

    private ModeTraits unknown() {
        return new ModeTraits(Direction.NONE, Kind.EXTERNAL, name(), "unknown", "unknown", ORDER);
    }

    private static <E extends Enum<E>> E told(E[] values, String label, E byDefault) {
        return Stream.of(values)
                .filter(value -> value != Kind.PRIMAL)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(label))
                .findFirst()
                .orElse(byDefault);
    }

    @Override
    public List<Granularity> gates() {
        return List.of(Granularity.PLAIN);
    }

    @Override
    public String purpose() {
        return "the modules of GradBench that it has";
    }

    /** Returns no granularity for a problem that is not a module, or whose module the tool does not have. */
    @Override
    public List<Granularity> granularities(Problem problem) {
        ToolModule module = ToolModule.of(problem);
        return module != null && answers().modules.contains(module.name()) ? gates() : List.of();
    }

    @Override
    public boolean checkedAtTwoPoints() {
        return true;
    }

    /** Returns true, since one process serves all problems, one message at a time. */
    @Override
    public boolean hasSharedState() {
        return true;
    }

    @Override
    public double tolerance(double value, double norm) {
        double rounding = traits().kind() == Kind.NUMERIC ? FiniteDifferences.rounding(value, norm) : 0;
        return Math.max(tolerance(), rounding);
    }

    @Override
    public double tolerance() {
        return traits().kind() == Kind.NUMERIC ? NUMERIC : Mode.super.tolerance();
    }

    @Override
    public IntToDoubleFunction bytes(Family family, Granularity gates) {
        return new MessageSize(family);
    }

    @Override
    public int passes(Problem problem, Granularity gates, int width) {
        return 1;
    }

    @Override
    public Differentiator on(Problem problem, Granularity gates, int width) {
        return new ToolDifferentiator(this, problem);
    }

    /** Returns the tool's process, which serves one problem after another. */
    ToolSession session() {
        if (session == null) {
            session = newSession();
        }
        return session;
    }

    /** Starts a session with a process of this JVM, or with the one that the sweep lends. */
    private ToolSession newSession() {
        Integer port = Integer.getInteger(BorrowedTool.PORT);
        return new ToolSession(port == null ? ToolSession.start(command) : BorrowedTool.at(port));
    }

    /** Returns the last question about derivatives that the process was asked; null if it was asked something else since. */
    Question last() {
        return last;
    }

    void last(Question question) {
        last = question;
    }

    /** Ends the process or returns it, after a violation of the protocol or at the end. */
    void endSession() {
        if (session != null) {
            session.close();
            session = null;
            last = null;
        }
    }
}
