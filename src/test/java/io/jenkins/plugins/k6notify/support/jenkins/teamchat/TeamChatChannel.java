package io.jenkins.plugins.k6notify.support.jenkins.teamchat;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import io.jenkins.plugins.k6notify.channel.Channel;
import io.jenkins.plugins.k6notify.channel.ChannelDescriptor;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A kind of channel from another plugin: a chat whose webhooks accept one line of text for a room. */
public final class TeamChatChannel extends Channel {

    private String room = "";

    @DataBoundConstructor
    public TeamChatChannel(String name, String credentialsId) {
        super(name, credentialsId);
    }

    public String getRoom() {
        return room;
    }

    @DataBoundSetter
    public void setRoom(String room) {
        this.room = Util.fixNull(room).trim();
    }

    @NonNull
    @Override
    public MessageFormat format() {
        return new TeamChatFormat(room);
    }

    @Override
    public void check() {
        super.check();
        require(!room.startsWith("#"), "Channel " + getName() + ": write the room without #.");
    }

    /**
     * The descriptor; the views are {@code config.jelly} and help files. In a plugin, it has the annotation
     * {@code @Extension}.
     */
    @Symbol("teamChat")
    public static final class DescriptorImpl extends ChannelDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return "Team chat";
        }
    }
}
