package io.jenkins.plugins.k6notify.manage;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a drop-down offers.
 *
 * @param value for the address of the page
 * @param label for humans, perhaps from outside
 */
@Restricted(NoExternalUse.class)
public record Choice(String value, String label, boolean chosen) {}
