/** What k6 logs, what shells print of commands, and the errors that a run can end with. */
package io.jenkins.plugins.k6notify.engine.log;
