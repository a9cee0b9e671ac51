/** Compares the standalone build with this one: its stand-ins, its class files and its manifest. */
package io.jenkins.plugins.k6notify.standalone;
