package org.gradcost.tape.compile;

import java.util.ArrayList;
import java.util.List;
import org.gradcost.tape.compile.bytecode.TextWriter;
import org.gradcost.tape.compile.code.CodeMethod;
import org.gradcost.tape.compile.ir.Program;
import org.gradcost.tape.compile.ir.ProgramText;
import org.gradcost.tape.compile.reroll.TokenSequence;
import org.gradcost.tape.compile.reroll.TokenText;
import org.gradcost.tape.compile.trace.Trace;
import org.gradcost.tape.compile.trace.TraceText;

/** Keeps the text of the program as it is after one pass, for {@code check --explain --after PASS}. */
final class PassObserver {

    private final String pass;
    private final List<String> seen = new ArrayList<>();
    private String text = "";

    /**
     * Observes one pass.
     *
     * @param pass its name
     */
    PassObserver(String pass) {
        this.pass = pass;
    }

    void after(String name, Trace trace) {
        seen.add(name);
        if (name.equals(pass)) {
            text = TraceText.of(trace);
        }
    }

    void after(String name, TokenSequence tokens, Trace trace) {
        seen.add(name);
        if (name.equals(pass)) {
            text = TokenText.of(tokens, trace);
        }
    }

    void after(String name, Program program) {
        seen.add(name);
        if (name.equals(pass)) {
            text = ProgramText.of(program);
        }
    }

    void after(String name, List<CodeMethod> methods, Program program) {
        seen.add(name);
        if (name.equals(pass)) {
            text = TextWriter.write(methods, program.gateTable.called());
        }
    }

    /** Returns the passes that have run, in their order. */
    List<String> seen() {
        return seen;
    }

    /**
     * Returns the program after the pass, the last time, where outlining made the pipeline run again; or a line that says that the
     * pass did not run.
     */
    String text() {
        return seen.contains(pass) ? text : pass + " does not run for this derivative\n";
    }
}
