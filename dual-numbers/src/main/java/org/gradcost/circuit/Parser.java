package org.gradcost.circuit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gradcost.circuit.Expression.Step;
import org.gradcost.gate.BinaryGate;
import org.gradcost.gate.Gates;
import org.gradcost.gate.SelectGate;
import org.gradcost.gate.UnaryGate;

/**
 * A recursive-descent parser of {@link Expression}s, which produces the steps of an evaluation on a stack:
 *
 * <pre>
 * program := statement (';' statement)*         statement := [name '='] sum
 * sum     := product (('+' | '-') product)*     product   := signed (('*' | '/') signed)*
 * signed  := '-' signed | power                 power     := atom ['^' signed]
 * atom    := number | name | name '(' sum (',' sum)* ')' | '(' sum ')'
 * </pre>
 *
 * The names {@code pi}, {@code π} and {@code e} denote constants, unless an earlier statement has redefined them.
 */
final class Parser {

    private static final int DEEPEST = 200;
    private static final String SUM = "sum";
    private static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "π", Math.PI, "e", Math.E);

    /** The function {@code relu(x)}, which is {@code max(x, 0)}. */
    private static final String RELU = "relu";

    /** The gates by name. They are taken from the table of gates, so that a new gate needs no entry here. */
    private static final Map<String, Step> FUNCTIONS = functions();

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Set<String> parts = new HashSet<>();
    private int at;
    private int depth;

    Parser(String text) {
        this.text = text;
    }

    private static Map<String, Step> functions() {
        Map<String, Step> functions = new HashMap<>();
        for (UnaryGate gate : Gates.unary()) {
            functions.put(gate.name(), new Step.Unary(gate));
        }
        for (BinaryGate gate : Gates.binary()) {
            functions.put(gate.name(), new Step.Binary(gate));
        }
        for (SelectGate gate : Gates.select()) {
            functions.put(gate.name(), new Step.Select(gate));
        }
        functions.put("σ", new Step.Unary(Gates.SIGMOID));
        return functions;
    }

    /** Returns the names of all functions, in alphabetical order. */
    static SortedSet<String> functionNames() {
        SortedSet<String> names = new TreeSet<>(FUNCTIONS.keySet());
        names.removeIf(name -> !Character.isLetter(name.charAt(0)) || name.contains("^")); // written as operators
        names.add(SUM);
        names.add(RELU);
        return names;
    }

    Expression expression() {
        statement();
        while (take(';')) {
            steps.add(stored());
            statement();
        }
        if (at < text.length()) {
            throw error(at, "an operator or the end is missing before '" + text.charAt(at) + "'");
        }
        if (inputs.isEmpty()) {
            throw error(0, "the expression has no variable");
        }
        return new Expression(text, List.copyOf(inputs), steps);
    }

    /** Returns the step that stores the result of the last statement under its name, since another statement follows. */
    private Step stored() {
        if (steps.get(steps.size() - 1) instanceof Step.Name name) {
            steps.remove(steps.size() - 1);
            return new Step.Store(name.name());
        }
        throw error(at - 1, "only the last part may be without a name");
    }

    private void statement() {
        blank();
        int start = at;
        String name = name();
        blank();
        if (!name.isEmpty() && at < text.length() && text.charAt(at) == '=') {
            at++;
            if (inputs.contains(name) || parts.contains(name)) {
                throw error(start, "\"" + name + "\" already has a value");
            }
            sum();
            if (inputs.contains(name)) {
                throw error(start, "\"" + name + "\" is defined by itself");
            }
            parts.add(name);
            steps.add(new Step.Name(name));
        } else {
            at = start;
            sum();
        }
    }

    private void sum() {
        product();
        while (true) {
            if (take('+')) {
                product();
                steps.add(new Step.Binary(Gates.ADD));
            } else if (take('-') || take('−')) {
                product();
                steps.add(new Step.Binary(Gates.SUBTRACT));
            } else {
                return;
            }
        }
    }

    private void product() {
        signed();
        while (true) {
            if (take('*') || take('·') || take('×')) {
                signed();
                steps.add(new Step.Binary(Gates.MULTIPLY));
            } else if (take('/')) {
                signed();
                steps.add(new Step.Binary(Gates.DIVIDE));
            } else {
                return;
            }
        }
    }

    private void signed() {
        if (++depth > DEEPEST) {
            throw error(at, "more than " + DEEPEST + " nested parts");
        }
        if (take('-') || take('−')) {
            int before = steps.size();
            signed();
            negate(before);
        } else {
            power();
        }
        depth--;
    }

    /** Adds a negation; a negative number becomes a constant, not a gate. */
    private void negate(int before) {
        if (steps.size() == before + 1 && steps.get(before) instanceof Step.Constant number) {
            steps.set(before, new Step.Constant(-number.value()));
        } else {
            steps.add(new Step.Unary(Gates.NEGATE));
        }
    }

    private void power() {
        atom();
        if (take('^')) {
            int before = steps.size();
            signed();
            boolean number = steps.size() == before + 1 && steps.get(before) instanceof Step.Constant;
            if (number && ((Step.Constant) steps.get(before)).value() == 2) {
                steps.set(before, new Step.Unary(Gates.SQUARE));
            } else {
                steps.add(new Step.Binary(Gates.POW));
            }
        }
    }

    private void atom() {
        blank();
        int start = at;
        if (take('(')) {
            sum();
            expect(')');
            return;
        }
        String name = name();
        if (name.isEmpty()) {
            steps.add(new Step.Constant(number()));
        } else if (take('(')) {
            call(name, start);
        } else if (CONSTANTS.containsKey(name) && !parts.contains(name)) {
            steps.add(new Step.Constant(CONSTANTS.get(name)));
        } else {
            if (!parts.contains(name)) {
                inputs.add(name);
            }
            steps.add(new Step.Load(name));
        }
    }

    private void call(String name, int start) {
        Step gate = FUNCTIONS.get(name);
        if (!functionNames().contains(name)) {
            throw error(
                    start, "there is no function \"" + name + "\"; there are " + String.join(", ", functionNames()));
        }
        int arguments = 0;
        do {
            sum();
            arguments++;
        } while (take(','));
        expect(')');
        if (name.equals(SUM)) {
            steps.add(new Step.Sum(arguments));
            return;
        }
        int needed = name.equals(RELU) || gate instanceof Step.Unary ? 1 : 2;
        if (arguments != needed) {
            throw error(
                    start,
                    name + " takes " + needed + (needed == 1 ? " argument" : " arguments") + ", not " + arguments);
        }
        if (name.equals(RELU)) {
            steps.add(new Step.Constant(0));
            steps.add(FUNCTIONS.get(Gates.MAX.name()));
        } else {
            steps.add(gate);
        }
    }

    private double number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > start && at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
            int mantissa = at++;
            if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == text.length() || !Character.isDigit(text.charAt(at))) {
                at = mantissa;
            }
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
        }
        if (at == start) {
            throw error(at, "a number, a name or '(' is missing");
        }
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw error(start, "\"" + text.substring(start, at) + "\" is not a number");
        }
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (at == start
                        ? Character.isLetter(text.charAt(at)) || text.charAt(at) == '_'
                        : Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        blank();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw error(at, "'" + c + "' is missing");
        }
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private ExpressionException error(int position, String problem) {
        return new ExpressionException(text, position, problem);
    }
}
