package io.jenkins.plugins.k6notify.engine.message.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.k6notify.engine.message.Fact;
import io.jenkins.plugins.k6notify.engine.message.Link;
import java.util.List;
import java.util.Locale;

/**
 * Builds the HTML document of an e-mail. Escapes all texts. The layout is a table with inline styles, because Outlook
 * and Gmail support little else; it refers to nothing outside of the document. Mail programs that support dark mode
 * replace the light colours by those of the style sheet; the others keep or invert them.
 */
final class HtmlPage {

    /** Longer URLs are not linked. */
    private static final int MAX_URL = 2000;

    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
    private static final String MONOSPACE = "font-family:Consolas,'SF Mono',Menlo,'DejaVu Sans Mono',monospace;";
    private static final String TABLE = "<table role=\"presentation\" border=\"0\" cellpadding=\"0\" cellspacing=\"0\"";

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="supported-color-schemes" content="light dark" />
            <title>""";

    private static final String STYLE = """
            </title>
            <style>
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            @media (prefers-color-scheme: dark) {
              .k6-page { background-color: #15161a !important; }
              .k6-card { background-color: #22242b !important; }
              .k6-text { color: #eceef2 !important; }
              .k6-muted { color: #a7adb9 !important; }
              .k6-box { background-color: #2c2f38 !important; }
              .k6-line { border-color: #3a3e49 !important; }
              .k6-link { color: #b3a5ff !important; }
            }
            </style>
            </head>
            <body class="k6-page" style="margin:0;padding:0;background-color:#f2f3f6;">
            <div style="display:none;max-height:0;overflow:hidden;">""";

    private static final String LAYOUT = """
            </div>
            ${table} width="100%" class="k6-page" bgcolor="#f2f3f6" style="background-color:#f2f3f6;">
            <tr><td align="center" style="padding:24px 12px;">
            ${table} width="600" class="k6-card" bgcolor="#ffffff" style="width:100%;max-width:600px;background-color:#ffffff;text-align:left;">
            <tr><td height="6" bgcolor="${color}" style="height:6px;line-height:6px;font-size:0;background-color:${color};">&#160;</td></tr>
            <tr><td style="padding:24px 28px;${font}font-size:15px;line-height:22px;">
            """;

    private static final String END = """
            </td></tr>
            </table>
            <p class="k6-muted" style="margin:16px 0 0;${font}font-size:12px;line-height:18px;color:#626a78;">Sent by k6-notify</p>
            </td></tr>
            </table>
            </body>
            </html>
            """;

    private final StringBuilder html = new StringBuilder(8192);

    /**
     * @param preview the text that mail programs show in the list of e-mails
     * @param color the colour of the bar, such as {@code #2eb67d}
     */
    HtmlPage(String title, String preview, String color) {
        html.append(HEAD)
                .append(HtmlEscape.of(title))
                .append(STYLE)
                .append(HtmlEscape.of(preview))
                .append(own(LAYOUT).replace("${color}", color));
    }

    /** Fills in the parts of a layout that repeat; a layout has no foreign text. */
    private static String own(String layout) {
        return layout.replace("${font}", FONT).replace("${table}", TABLE);
    }

    void headline(String text) {
        html.append("<h1 class=\"k6-text\" style=\"margin:0;")
                .append(FONT)
                .append("font-size:22px;line-height:28px;font-weight:600;color:#1d2129;\">")
                .append(HtmlEscape.of(text))
                .append("</h1>\n");
    }

    /** Adds a line in small letters with an optional link; adds nothing if it is empty. */
    void line(String before, String linked, @CheckForNull String url, String after) {
        if (before.isEmpty() && linked.isEmpty() && after.isEmpty()) {
            return;
        }
        html.append("<p class=\"k6-muted\" style=\"margin:6px 0 0;font-size:14px;line-height:20px;color:#626a78;\">")
                .append(HtmlEscape.of(before));
        if (url != null && isLinkable(url)) {
            html.append("<a class=\"k6-link\" href=\"")
                    .append(HtmlEscape.of(url))
                    .append("\" style=\"color:#5a43d6;\">")
                    .append(HtmlEscape.of(linked))
                    .append("</a>");
        } else {
            html.append(HtmlEscape.of(linked));
        }
        html.append(HtmlEscape.of(after)).append("</p>\n");
    }

    /** Adds a paragraph; adds nothing if it is empty. */
    void paragraph(String text) {
        if (!text.isEmpty()) {
            html.append("<p class=\"k6-text\" style=\"margin:16px 0 0;color:#1d2129;word-break:break-word;\">")
                    .append(HtmlEscape.of(text))
                    .append("</p>\n");
        }
    }

    /** Adds a table with a row for each fact. */
    void facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.append(TABLE).append(" width=\"100%\" style=\"margin:20px 0 0;\">\n");
        for (Fact fact : facts) {
            html.append("<tr><td class=\"k6-muted k6-line\" width=\"130\" style=\"padding:7px 12px 7px 0;")
                    .append(FONT)
                    .append("font-size:14px;line-height:20px;color:#626a78;border-top:1px solid #e4e6eb;\">")
                    .append(HtmlEscape.of(fact.label()))
                    .append("</td><td class=\"k6-text k6-line\" style=\"padding:7px 0;")
                    .append(FONT)
                    .append("font-size:14px;line-height:20px;font-weight:600;color:#1d2129;")
                    .append("border-top:1px solid #e4e6eb;\">")
                    .append(HtmlEscape.of(fact.value()))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    /** Adds a list below a title; adds nothing if there are no lines. */
    void list(String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.append("<p class=\"k6-text\" style=\"margin:20px 0 8px;font-size:14px;font-weight:600;color:#1d2129;\">")
                .append(HtmlEscape.of(title))
                .append("</p>\n")
                .append(TABLE)
                .append(" width=\"100%\" class=\"k6-box\" bgcolor=\"#f6f7f9\" style=\"background-color:#f6f7f9;\">\n")
                .append("<tr><td style=\"padding:6px 14px;\">\n");
        for (String line : lines) {
            html.append("<p class=\"k6-text\" style=\"margin:4px 0;")
                    .append(MONOSPACE)
                    .append("font-size:13px;line-height:19px;color:#1d2129;word-break:break-word;\">")
                    .append(HtmlEscape.of(line))
                    .append("</p>\n");
        }
        html.append("</td></tr>\n</table>\n");
    }

    /** Adds the buttons; the first one is filled. */
    void buttons(List<Link> links) {
        List<Link> usable =
                links.stream().filter(link -> isLinkable(link.url())).toList();
        if (usable.isEmpty()) {
            return;
        }
        html.append(TABLE).append(" style=\"margin:24px 0 0;\">\n<tr>\n");
        for (Link link : usable) {
            html.append("<td bgcolor=\"#5a43d6\" style=\"background-color:#5a43d6;border-radius:4px;\"><a href=\"")
                    .append(HtmlEscape.of(link.url()))
                    .append("\" style=\"display:inline-block;padding:10px 18px;")
                    .append(FONT)
                    .append("font-size:14px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;\">")
                    .append(HtmlEscape.of(link.label()))
                    .append("</a></td>\n<td width=\"10\" style=\"width:10px;font-size:0;\">&#160;</td>\n");
        }
        html.append("</tr>\n</table>\n");
    }

    /** Adds details in small letters; adds nothing if they are empty. */
    void details(String text) {
        if (!text.isEmpty()) {
            html.append("<p class=\"k6-muted\" style=\"margin:24px 0 0;font-size:12px;line-height:18px;color:#626a78;")
                    .append("word-break:break-word;\">")
                    .append(HtmlEscape.of(text))
                    .append("</p>\n");
        }
    }

    /** Returns the whole document. */
    String end() {
        return html + own(END);
    }

    private static boolean isLinkable(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return url.length() <= MAX_URL && (lower.startsWith("https://") || lower.startsWith("http://"));
    }
}
