/** Status codes of the contract that end a run, except 3 (Finished), which the result decides. */
const ENDINGS = {
  4: { tone: 'warn', icon: 'clock', words: 'Timed out' },
  5: { tone: 'warn', icon: 'stop', words: 'Aborted by user' },
  6: { tone: 'fail', icon: 'stop', words: 'Aborted by system' },
  7: { tone: 'fail', icon: 'stop', words: 'Aborted by script error' },
  8: { tone: 'fail', icon: 'stop', words: 'Aborted by threshold' },
  9: { tone: 'warn', icon: 'stop', words: 'Aborted by limit' },
};
const RUNNING = { tone: 'run', icon: 'play', words: 'Running' };
const PASSED = { tone: 'pass', icon: 'check', words: 'Passed' };
const FAILED = { tone: 'fail', icon: 'cross', words: 'Failed' };
/** Of a sender that says the status only, as k6 Cloud did: passed or failed is not known. */
const FINISHED = { tone: 'neutral', icon: 'check', words: 'Finished' };
const TEST_HOOK = { tone: 'hook', icon: 'bell', words: 'Test hook' };
/** Messages for people, by their kind: they say nothing about a run that a program can read. */
const MESSAGES = {
  slack: { tone: 'hook', icon: 'chat', words: 'Slack message' },
  teams: { tone: 'hook', icon: 'chat', words: 'Teams message' },
  mail: { tone: 'hook', icon: 'mail', words: 'Mail' },
};
const OTHER = { tone: 'neutral', icon: 'hook', words: 'Webhook' };

/** What a request says about a run: a tone for the colour, an icon and words that say the same without it. */
export function outcomeOf(request) {
  const message = MESSAGES[messageKind(request)];
  if (message) {
    return message;
  }
  const { status, result } = request.payload;
  switch (request.event) {
    case 'test.started':
      return RUNNING;
    case 'test.finished':
      return ENDINGS[status] ?? ({ 0: PASSED, 1: FAILED }[result] ?? FINISHED);
    case 'test.notification_channel':
      return TEST_HOOK;
    default:
      return OTHER;
  }
}

/** The kind of message that a request is: "slack-app" is Slack too. */
export const messageKind = ({ kind }) => (kind === 'slack-app' ? 'slack' : kind);
