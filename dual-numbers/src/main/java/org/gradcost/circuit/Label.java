package org.gradcost.circuit;

import java.util.List;

/**
 * The notation of a gate: a symbol for pictures ({@code + 1}) and a formula of its arguments ({@code b + 1}).
 *
 * @param symbol the symbol
 * @param template the formula with {@code {0}}, {@code {1}} for the arguments, or null for {@code symbol(x, y, …)}
 */
record Label(String symbol, String template) {

    /** Returns the label of a gate that is written as a function, e.g. {@code tanh(x)}. */
    static Label function(String name) {
        return new Label(symbol(name), null);
    }

    /** Returns the label of a gate of one argument. */
    static Label unary(String gate) {
        return switch (gate) {
            case "neg" -> new Label("neg", "-{0}");
            case "1/x" -> new Label("1/x", "1 / {0}");
            case "x^2" -> new Label("x²", "{0}^2");
            default -> new Label(symbol(gate), gate + "({0})");
        };
    }

    /** Returns the label of a gate of two arguments, neither of which is a constant. */
    static Label binary(String gate) {
        return new Label(symbol(gate), infix(gate, "{0}", "{1}"));
    }

    /** Returns the label of a gate whose second argument is a constant. */
    static Label constantSecond(String gate, double y) {
        return new Label(symbol(gate) + " " + Numerals.brief(y), infix(gate, "{0}", Numerals.brief(y)));
    }

    /** Returns the label of a gate whose first argument is a constant. */
    static Label constantFirst(String gate, double x) {
        String number = Numerals.brief(x);
        boolean operator = gate.length() == 1;
        return new Label(
                operator ? number + " " + symbol(gate) : symbol(gate) + " " + number + ", ·",
                infix(gate, number, "{0}"));
    }

    /** Returns the formula with the given names or numbers as arguments. */
    String formula(List<String> arguments) {
        if (template == null) {
            return symbol + "(" + String.join(", ", arguments) + ")";
        }
        boolean isFunction = template.endsWith(")"); // whose own brackets enclose its arguments
        String formula = template;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String place = "{" + i + "}";
            boolean ambiguous = !isFunction && (!template.startsWith(place) || template.startsWith(place + "^"));
            formula = formula.replace(place, argument.startsWith("-") && ambiguous ? "(" + argument + ")" : argument);
        }
        return formula;
    }

    private static String infix(String gate, String x, String y) {
        String second = y.startsWith("-") ? "(" + y + ")" : y;
        return gate.length() == 1 ? x + " " + gate + " " + second : gate + "(" + x + ", " + y + ")";
    }

    private static String symbol(String gate) {
        return switch (gate) {
            case "*" -> "×";
            case "-" -> "−";
            case "/" -> "÷";
            case "sigmoid" -> "σ";
            default -> gate;
        };
    }
}
