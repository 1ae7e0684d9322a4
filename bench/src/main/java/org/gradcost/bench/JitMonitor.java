package org.gradcost.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** A view of a JVM's JIT compiler, which works in the background. */
public interface JitMonitor {

    /** Returns the time spent on finished compilations, ms. */
    long time();

    /** Returns whether anything is being compiled, or is waiting to be compiled. */
    boolean isBusy();

    /** Returns a view of the compiler of this JVM; if the JVM does not report its state, the compiler counts as idle. */
    static JitMonitor ofThisJvm() {
        return new ThisJvm();
    }

    /** The compiler of this JVM. Its queue is read as {@code jcmd … Compiler.queue} does, which takes 0.15 s the first time. */
    final class ThisJvm implements JitMonitor {

        private static final ObjectName COMMANDS = name("com.sun.management:type=DiagnosticCommand");

        private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();

        @Override
        public long time() {
            return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                    ? compiler.getTotalCompilationTime()
                    : 0;
        }

        @Override
        public boolean isBusy() {
            return answer().filter(JitMonitor::hasEntry).isPresent();
        }

        /** Returns the report of the queue; empty if the JVM has no such command. */
        static Optional<String> answer() {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            try {
                return Optional.of((String) server.invoke(COMMANDS, "compilerQueue", new Object[0], new String[0]));
            } catch (JMException e) {
                return Optional.empty();
            }
        }

        private static ObjectName name(String name) {
            try {
                return new ObjectName(name);
            } catch (MalformedObjectNameException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /**
     * Returns whether a report of the queue contains a method. The report has a heading for the methods that are being compiled
     * and one for each queue, all of which end in a colon, followed by methods or the word {@code Empty}.
     */
    static boolean hasEntry(String queue) {
        return queue.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !line.endsWith(":") && !line.equals("Empty"));
    }
}
