package io.jenkins.plugins.k6notify.manage;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How something stands, to be seen at a glance: by an icon, a colour or a word, each of which says it without the others.
 *
 * @param icon a symbol of Jenkins
 * @param style ends the name of a CSS class
 * @param word in the language of whoever looks
 */
@Restricted(NoExternalUse.class)
public record StateBadge(String icon, String style, String word) {}
