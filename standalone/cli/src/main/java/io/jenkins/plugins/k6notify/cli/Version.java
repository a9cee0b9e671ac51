package io.jenkins.plugins.k6notify.cli;

import picocli.CommandLine.IVersionProvider;

/** Version in the manifest of the jar; {@code dev} outside of a jar. */
public final class Version implements IVersionProvider {

    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"k6-notify " + current()};
    }
}
