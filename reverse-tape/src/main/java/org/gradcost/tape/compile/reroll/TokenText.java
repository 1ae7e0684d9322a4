package org.gradcost.tape.compile.reroll;

import org.gradcost.tape.compile.trace.Trace;

/** Prints a token sequence: loops by their trip counts and bodies, gates by their names. */
public final class TokenText {

    private final TokenSequence tokens;
    private final Trace trace;
    private final StringBuilder text = new StringBuilder();

    private TokenText(TokenSequence tokens, Trace trace) {
        this.tokens = tokens;
        this.trace = trace;
    }

    /** Returns a line for each gate, loop and end of a loop. */
    public static String of(TokenSequence tokens, Trace trace) {
        TokenText text = new TokenText(tokens, trace);
        for (int t = 0; t < tokens.count; t++) {
            text.token(tokens.type[t], "");
        }
        return text.text.toString();
    }

    private void token(int type, String indent) {
        TokenType token = tokens.shape(type);
        text.append(indent);
        if (!token.isLoop()) {
            text.append(trace.gateTable.name(token.body()[0])).append('\n');
            return;
        }
        text.append("loop: ").append(token.trip()).append(" blocks of ").append(token.blockLength());
        text.append(token.blocks() == null ? " gates {" : " gates in the first {")
                .append('\n');
        for (int part : token.body()) {
            token(part, indent + "    ");
        }
        text.append(indent).append("}\n");
    }
}
