package com.maqsafy.releases.notification;

import java.util.List;

/** All ways out that the settings name. */
record Channels(List<Channel> all) {

    Channels {
        all = List.copyOf(all);
    }

    boolean email() {
        return all.stream().anyMatch(channel -> channel.name().equals(EmailChannel.NAME));
    }

    List<String> names() {
        return all.stream().map(Channel::name).sorted().toList();
    }
}
