/** Text from outside, made safe to keep: cut to size and to one line. */
package io.jenkins.plugins.k6notify.engine.text;
