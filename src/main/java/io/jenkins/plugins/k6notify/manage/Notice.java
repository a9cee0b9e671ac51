package io.jenkins.plugins.k6notify.manage;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A notice at the top of a page.
 *
 * @param style suffix of a CSS class of Jenkins: success, info, warning, danger
 * @param text possibly untrusted text: views must escape it
 */
@Restricted(NoExternalUse.class)
public record Notice(String style, String text) {}
