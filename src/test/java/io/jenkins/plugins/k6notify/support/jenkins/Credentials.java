package io.jenkins.plugins.k6notify.support.jenkins;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Creates credentials in the store of Jenkins. */
public final class Credentials {

    private Credentials() {}

    /** A secret text that jobs cannot use. */
    public static void system(String id, String secret) throws Exception {
        add(new StringCredentialsImpl(CredentialsScope.SYSTEM, id, "words about " + id, Secret.fromString(secret)));
    }

    /** A secret text that jobs can use. */
    public static void global(String id, String secret) throws Exception {
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "words about " + id, Secret.fromString(secret)));
    }

    public static void password(String id) throws Exception {
        add(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, id, "", "user", "a-password-of-enough-length"));
    }

    private static void add(StandardCredentials credentials) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(credentials);
        store.save();
    }
}
