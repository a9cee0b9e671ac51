package io.jenkins.plugins.k6notify.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.ChannelDescriptor;
import io.jenkins.plugins.k6notify.channel.ChannelNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Global configuration in the section <em>k6 notifications</em> of Manage Jenkins &gt; System. */
@Extension
@Symbol("k6Notify")
public final class K6NotifyConfiguration extends GlobalConfiguration implements PersistentDescriptor {

    private List<Channel> channels = new ArrayList<>();
    private int organizationId;
    private int projectId;

    @CheckForNull
    private String allowedHosts;

    private boolean jobCredentials = true;

    /** Null for true, the default, which is not saved. */
    @CheckForNull
    private Boolean watchProcesses;

    public static K6NotifyConfiguration get() {
        return ExtensionList.lookupSingleton(K6NotifyConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.K6NotifyConfiguration_DisplayName();
    }

    @NonNull
    public synchronized List<Channel> getChannels() {
        return List.copyOf(channels);
    }

    /**
     * @throws IllegalArgumentException if a channel is invalid, or two share a name; the message is shown to the
     *     administrator
     */
    @DataBoundSetter
    public synchronized void setChannels(@CheckForNull List<Channel> channels) {
        List<Channel> given = new ArrayList<>(Util.fixNull(channels));
        given.forEach(Channel::check);
        ChannelNames.check(given);
        this.channels = given;
        save();
    }

    /** The kinds of channels that the form offers. */
    @Restricted(NoExternalUse.class)
    public List<ChannelDescriptor> getChannelsDescriptors() {
        return Jenkins.get().<Channel, Descriptor<Channel>>getDescriptorList(Channel.class).stream()
                .map(ChannelDescriptor.class::cast)
                .filter(ChannelDescriptor::isOffered)
                .toList();
    }

    /** Returns the channel with that name, enabled or disabled. */
    public Optional<Channel> channel(String name) {
        return getChannels().stream()
                .filter(channel -> channel.getName().equalsIgnoreCase(name.trim()))
                .findFirst();
    }

    /** The organization id in notifications; 0 if unset. */
    public synchronized int getOrganizationId() {
        return organizationId;
    }

    @DataBoundSetter
    public synchronized void setOrganizationId(int organizationId) {
        require(organizationId >= 0, Messages.K6NotifyConfiguration_NoOrganizationId());
        this.organizationId = organizationId;
        save();
    }

    /** The default project id in notifications, which a job can override; 0 if unset. */
    public synchronized int getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public synchronized void setProjectId(int projectId) {
        require(projectId >= 0, Messages.K6NotifyConfiguration_NoProjectId());
        this.projectId = projectId;
        save();
    }

    /** Error message that jobs may not send to URLs in their own credentials, with the setting that allows it. */
    @Restricted(NoExternalUse.class)
    public static String jobCredentialsNotAllowed() {
        return Messages.K6NotifyConfiguration_JobCredentialsNotAllowed();
    }

    /** Whether jobs may send to URLs in their own credentials, in addition to the configured channels. */
    public synchronized boolean isJobCredentials() {
        return jobCredentials;
    }

    @DataBoundSetter
    public synchronized void setJobCredentials(boolean jobCredentials) {
        this.jobCredentials = jobCredentials;
        save();
    }

    /** Whether processes of k6 may leave records beside the console; jobs can turn this off, not on. */
    public synchronized boolean isWatchProcesses() {
        return !Boolean.FALSE.equals(watchProcesses);
    }

    @DataBoundSetter
    public synchronized void setWatchProcesses(boolean watchProcesses) {
        this.watchProcesses = watchProcesses ? null : Boolean.FALSE;
        save();
    }

    /** Internal hosts that URLs of jobs may address, separated by white space or commas. */
    @CheckForNull
    public synchronized String getAllowedHosts() {
        return allowedHosts;
    }

    @DataBoundSetter
    public synchronized void setAllowedHosts(@CheckForNull String allowedHosts) {
        this.allowedHosts = Util.fixEmptyAndTrim(allowedHosts);
        save();
    }

    /** The hosts of {@link #getAllowedHosts()}. */
    @NonNull
    public Set<String> allowedHostNames() {
        return HostList.names(getAllowedHosts());
    }

    /**
     * Saves the whole form or nothing. Errors are shown as form errors: on the error page of Jenkins, or next to Apply.
     */
    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        List<Channel> wanted = Descriptor.newInstancesFromHeteroList(
                req, json.opt("channels"), Jenkins.get().getDescriptorList(Channel.class));
        checkNumber(json, "organizationId", Messages.K6NotifyConfiguration_NoOrganizationId());
        checkNumber(json, "projectId", Messages.K6NotifyConfiguration_NoProjectId());
        try (BulkChange change = new BulkChange(this)) {
            replaceChannels(wanted);
            json.discard("channels");
            req.bindJSON(this, json);
            change.commit();
        } catch (IOException e) {
            throw new FormException(e, "channels");
        }
        return true;
    }

    /** Replaces the channels; also called for a form without channels, whose JSON lacks the key. */
    private void replaceChannels(List<Channel> wanted) throws FormException {
        try {
            setChannels(wanted);
        } catch (IllegalArgumentException e) {
            // Without the cause: Jenkins would offer it as details, although it contains none.
            throw new FormException(e.getMessage(), "channels");
        }
    }

    /** Rejects invalid numbers, which data binding would convert to 0. */
    private static void checkNumber(JSONObject json, String field, String message) throws FormException {
        if (!isNumber(json.optString(field))) {
            throw new FormException(message, field);
        }
    }

    @POST
    @Restricted(NoExternalUse.class)
    public FormValidation doCheckOrganizationId(@QueryParameter String value) {
        return checkNumber(value, Messages.K6NotifyConfiguration_NoOrganizationId());
    }

    @POST
    @Restricted(NoExternalUse.class)
    public FormValidation doCheckProjectId(@QueryParameter String value) {
        return checkNumber(value, Messages.K6NotifyConfiguration_NoProjectId());
    }

    @POST
    @Restricted(NoExternalUse.class)
    public FormValidation doCheckAllowedHosts(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        return HostList.firstInvalid(value)
                .map(host -> FormValidation.error(Messages.K6NotifyConfiguration_NotAHost(host)))
                .orElseGet(FormValidation::ok);
    }

    private static FormValidation checkNumber(String value, String message) {
        return isNumber(value) || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                ? FormValidation.ok()
                : FormValidation.error(message);
    }

    /** Whether the text is an id in k6 Cloud; an empty text counts as 0. The message of Jenkins does not name the range. */
    private static boolean isNumber(@CheckForNull String text) {
        String number = Util.fixEmptyAndTrim(text);
        return number == null || FormValidation.validateNonNegativeInteger(number).kind == FormValidation.Kind.OK;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
