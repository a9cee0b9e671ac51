/** Text from outside, made safe to keep: cut to size and to one line. And words of our own around it. */
package io.jenkins.plugins.k6notify.engine.text;
