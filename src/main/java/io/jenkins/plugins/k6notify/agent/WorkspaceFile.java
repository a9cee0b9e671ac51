package io.jenkins.plugins.k6notify.agent;

import java.io.Serializable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A file in a directory of an agent. Untrusted.
 *
 * @param path path relative to the directory, with slashes
 * @param bytes its size
 * @param modified time of its last change by the clock of the agent, in milliseconds
 */
@Restricted(NoExternalUse.class)
public record WorkspaceFile(String path, long bytes, long modified) implements Serializable {}
