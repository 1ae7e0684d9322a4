package org.gradcost.results.report;

/** What the times of a report are of. */
enum Subject {
    /** Gradients, from runs of our own. */
    GRADIENT("What does a gradient cost?", "a", "gradient"),
    /** Operations of benchmarks, from files of JMH's. */
    OPERATION("What do these operations cost?", "an", "operation");

    private final String question;
    private final String article;
    private final String noun;

    Subject(String question, String article, String noun) {
        this.question = question;
        this.article = article;
        this.noun = noun;
    }

    /** Returns the title of the report. */
    String question() {
        return question;
    }

    /** Returns one of what is timed: {@code a gradient}. */
    String one() {
        return article + " " + noun;
    }

    /** Returns the name of what is timed, without an article. */
    String noun() {
        return noun;
    }
}
