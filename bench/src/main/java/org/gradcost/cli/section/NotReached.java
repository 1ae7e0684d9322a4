package org.gradcost.cli.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradcost.results.Cell;
import org.gradcost.results.format.Counted;

/** The cells that did not reach the precision, in one line for all that differ only in their numbers. */
final class NotReached {

    private static final Pattern NUMBER = Pattern.compile(">?\\d+(\\.\\d+)?");

    private NotReached() {}

    /**
     * Returns a line for each kind of reason, {@code 6 cells of rosenbrock: ±3.4 to 7.6 % after 3 to 4 rounds}.
     *
     * @param reasons by cell
     */
    static List<String> lines(Map<Cell, String> reasons) {
        Map<String, List<Map.Entry<Cell, String>>> kinds = new LinkedHashMap<>();
        reasons.entrySet()
                .forEach(reason -> kinds.computeIfAbsent(kind(reason.getValue()), kind -> new ArrayList<>())
                        .add(reason));
        return kinds.values().stream().map(NotReached::line).toList();
    }

    private static String kind(String reason) {
        return NUMBER.matcher(reason).replaceAll("#").replace("# rounds", "# round");
    }

    private static String line(List<Map.Entry<Cell, String>> alike) {
        if (alike.size() == 1) {
            return alike.get(0).getKey() + ": " + alike.get(0).getValue();
        }
        String families = alike.stream()
                .map(reason -> reason.getKey().family())
                .distinct()
                .collect(Collectors.joining(", "));
        List<List<String>> numbers = alike.stream()
                .map(reason -> NUMBER.matcher(reason.getValue())
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .toList();
        StringBuilder text = new StringBuilder();
        String like = alike.get(0).getValue();
        int end = 0;
        int position = 0;
        for (MatchResult number : NUMBER.matcher(like).results().toList()) {
            String range = range(numbers, position++);
            text.append(like, end, number.start()).append(range);
            end = number.end();
            if (like.startsWith(" round", end)) {
                text.append(range.equals("1") ? " round" : " rounds");
                end += like.startsWith(" rounds", end) ? " rounds".length() : " round".length();
            }
        }
        return Counted.of(alike.size(), "cell") + " of " + families + ": " + text.append(like.substring(end));
    }

    private static String range(List<List<String>> numbers, int position) {
        List<String> sorted = numbers.stream()
                .map(ofOne -> ofOne.get(position))
                .sorted(Comparator.comparingDouble(number -> Double.parseDouble(number.replace(">", ""))))
                .toList();
        String least = sorted.get(0);
        String most = sorted.get(sorted.size() - 1);
        return least.equals(most) ? least : least + " to " + most;
    }
}
