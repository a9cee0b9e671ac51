package io.jenkins.plugins.k6notify.benchmarks.plot;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Colours and type, those of GitHub's own themes. Colours tell nothing that words beside them do not tell too. */
final class Theme {

    /** The style of what is this plugin's. */
    static final String OURS = "ours";

    static final String OTHER = "other";
    static final String THIRD = "third";

    /** What stands for what, by the style that draws it. */
    private static final Map<String, String> LIGHT = Map.ofEntries(
            entry("ground", "#ffffff"),
            entry("words", "#1f2328"),
            entry("grid", "#d1d9e0"),
            entry(OURS, "#0969da"),
            entry(OTHER, "#6e7781"),
            entry(THIRD, "#bc4c00"),
            entry("mark", "#cf222e"));

    private static final Map<String, String> DARK = Map.ofEntries(
            entry("ground", "#0d1117"),
            entry("words", "#f0f6fc"),
            entry("grid", "#3d444d"),
            entry(OURS, "#4493f8"),
            entry(OTHER, "#9198a1"),
            entry(THIRD, "#f0883e"),
            entry("mark", "#ff7b72"));

    static final String CSS = """

        svg { LIGHT }
        @media (prefers-color-scheme: dark) { svg { DARK } }
        .ground { fill: var(--ground); stroke: var(--grid); }
        text { fill: var(--words); font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
        .title { font-size: 16px; font-weight: 600; }
        .heading { font-weight: 600; }
        .label, .last { text-anchor: end; }
        .tick { text-anchor: middle; }
        .grid { stroke: var(--grid); }
        .mark { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 4 3; }
        rect.ours { fill: var(--ours); }
        rect.other { fill: var(--other); }
        rect.third { fill: var(--third); }
        polyline { fill: none; stroke-width: 2; }
        polyline.ours { stroke: var(--ours); }
        polyline.other { stroke: var(--other); }
        polyline.third { stroke: var(--third); }
        """.replace("LIGHT", variables(LIGHT)).replace("DARK", variables(DARK));

    private Theme() {}

    static Map<String, String> light() {
        return LIGHT;
    }

    static Map<String, String> dark() {
        return DARK;
    }

    private static String variables(Map<String, String> colours) {
        return new TreeMap<>(colours)
                .entrySet().stream()
                        .map(colour -> "--" + colour.getKey() + ": " + colour.getValue() + ";")
                        .collect(Collectors.joining(" "));
    }
}
