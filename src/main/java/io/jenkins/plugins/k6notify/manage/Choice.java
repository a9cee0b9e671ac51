package io.jenkins.plugins.k6notify.manage;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An option of a drop-down list.
 *
 * @param value value in the address of the page
 * @param label text for people, possibly untrusted
 */
@Restricted(NoExternalUse.class)
public record Choice(String value, String label, boolean chosen) {}
