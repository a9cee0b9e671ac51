package jenkins.management;

import edu.umd.cs.findbugs.annotations.NonNull;

public class Badge {
    private final String text;
    private final String tooltip;

    public Badge(@NonNull String text, @NonNull String tooltip, @NonNull Severity severity) {
        this.text = text;
        this.tooltip = tooltip;
    }

    public String getText() {
        return text;
    }

    public String getTooltip() {
        return tooltip;
    }

    public enum Severity {
        DANGER,
        WARNING,
        INFO
    }
}
