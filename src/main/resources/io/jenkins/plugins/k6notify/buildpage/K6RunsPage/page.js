/*
 * Keeps the k6 runs of a build up to date while there is something to wait for. Jenkins renders them; what has changed takes
 * the place of what was there, and everything else stays as it is: what is folded open, and where the focus is.
 */
(function () {
  const MOST_NEWS = 3;
  const SECONDS_WHEN_OFFLINE = 30;
  const MOST_FRAMES_TO_CLOSE = 120;

  /* By the element that holds the runs. */
  const states = new WeakMap();

  /* What is shown */

  function part(element) {
    const within = element.closest("[data-part]");
    return within === null ? element.getAttribute("href") : within.dataset.part;
  }

  /* A delivery that is under way has no button: then what folds its list up is nearest, else the name of the run. */
  function focus(element, wanted) {
    const places = [...element.querySelectorAll("a[href], button, summary")];
    const place = [
      places.find((candidate) => part(candidate) === wanted.part),
      places.find((candidate) => part(candidate) === wanted.around),
      element.querySelector("[tabindex='-1']"),
    ].find((candidate) => candidate !== undefined && candidate !== null);
    if (place !== undefined) {
      place.focus();
    }
  }

  function focused(element) {
    const active = document.activeElement;
    if (active === null || !element.contains(active)) {
      return undefined;
    }
    const around = active.closest("details[data-part]");
    return { part: part(active), around: around === null ? undefined : around.dataset.part };
  }

  function replace(before, after) {
    const open = new Map();
    before.querySelectorAll("details[data-part]").forEach((details) => open.set(details.dataset.part, details.open));
    after.querySelectorAll("details[data-part]").forEach((details) => {
      if (open.has(details.dataset.part)) {
        details.open = open.get(details.dataset.part);
      }
    });
    const wanted = focused(before);
    before.replaceWith(after);
    Behaviour.applySubtree(after, true);
    if (wanted !== undefined) {
      focus(after, wanted);
    }
  }

  /* Their order stays the same; they come and go. Returns what has become of them. */
  function update(root, fresh) {
    const gone = new Map();
    [...root.children].forEach((child) => gone.set(child.dataset.key, child));
    const news = [];
    let next = root.firstElementChild;
    [...fresh.children].forEach((after) => {
      const before = gone.get(after.dataset.key);
      gone.delete(after.dataset.key);
      if (before !== undefined) {
        next = before.nextElementSibling;
        if (before.dataset.version === after.dataset.version) {
          return;
        }
        replace(before, after);
      } else {
        root.insertBefore(after, next);
        Behaviour.applySubtree(after, true);
      }
      if (after.dataset.news !== undefined && (before === undefined || before.dataset.news !== after.dataset.news)) {
        news.push(after.dataset.news);
      }
    });
    gone.forEach((child) => child.remove());
    ["data-print", "data-poll"].forEach((name) => {
      if (fresh.hasAttribute(name)) {
        root.setAttribute(name, fresh.getAttribute(name));
      } else {
        root.removeAttribute(name);
      }
    });
    return news;
  }

  /* What is read aloud */

  function say(root, news) {
    const status = root.parentElement.querySelector(".k6-notify-status");
    if (status !== null && news.length > 0) {
      status.textContent = news.slice(-MOST_NEWS).join(". ");
    }
  }

  function deliveries(root, message) {
    return [...root.querySelectorAll(`[data-delivery="${message}"]`)];
  }

  /* What became of messages that were sent once more: whoever wanted that wants to know. */
  function ends(root) {
    const awaited = states.get(root).awaited;
    const news = [];
    [...awaited.keys()].forEach((message) => {
      const found = deliveries(root, message);
      if (found.length > awaited.get(message) && found[found.length - 1].dataset.end !== undefined) {
        news.push(found[found.length - 1].dataset.end);
        awaited.delete(message);
      }
    });
    return news;
  }

  function showOffline(root) {
    const line = root.parentElement.querySelector(".k6-notify-offline");
    const offline = states.get(root).offline;
    if (line !== null && line.hidden === offline) {
      line.textContent = offline ? line.dataset.text : "";
      line.hidden = !offline;
    }
  }

  /* Looking for something new */

  function take(root, text) {
    if (text.trim() === "") {
      return;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".k6-notify-live");
    if (fresh === null) {
      throw new Error("these are no runs");
    }
    const news = update(root, document.importNode(fresh, true));
    say(root, news.concat(ends(root)));
  }

  function ask(root) {
    const url = new URL(root.dataset.url, location.href);
    url.searchParams.set("seen", root.dataset.print);
    return fetch(url.href, { cache: "no-store", headers: crumb.wrap({}) }).then((response) => {
      if (!response.ok || response.redirected) {
        throw new Error(`HTTP ${response.status}`);
      }
      return response.text();
    });
  }

  function look(root) {
    return Promise.resolve()
      .then(() => ask(root))
      .then((text) => {
        take(root, text);
        states.get(root).offline = false;
      })
      .catch(() => {
        states.get(root).offline = true;
      })
      .then(() => {
        showOffline(root);
        schedule(root);
      });
  }

  /* One after the other: an answer that comes late must not bring back what was before. */
  function refresh(root) {
    const state = states.get(root);
    clearTimeout(state.timer);
    state.looking = state.looking.then(() => look(root));
    return state.looking;
  }

  function schedule(root) {
    const state = states.get(root);
    clearTimeout(state.timer);
    if (root.hasAttribute("data-poll") && document.contains(root) && !document.hidden) {
      const seconds = state.offline ? SECONDS_WHEN_OFFLINE : Number(root.dataset.poll);
      state.timer = setTimeout(() => refresh(root), seconds * 1000);
    }
  }

  Behaviour.specify(".k6-notify-live", "k6-notify-live", 0, (root) => {
    if (states.has(root)) {
      return;
    }
    states.set(root, { awaited: new Map(), looking: Promise.resolve(), offline: false, timer: undefined });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && root.hasAttribute("data-poll")) {
        refresh(root);
      }
    });
    schedule(root);
  });

  /* How long a run has been running */

  function clock(millis) {
    const seconds = Math.floor(millis / 1000);
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
    return parts.map((number, place) => (place > 0 && number < 10 ? `0${number}` : `${number}`)).join(":");
  }

  Behaviour.specify(".k6-notify-elapsed", "k6-notify-elapsed", 0, (element) => {
    if (states.has(element)) {
      return;
    }
    // The clocks of browser and server may differ.
    const start = performance.now() - Number(element.dataset.elapsed);
    const tick = () => {
      element.textContent = clock(performance.now() - start);
      if (!document.contains(element)) {
        clearInterval(states.get(element));
      }
    };
    states.set(element, setInterval(tick, 1000));
    tick();
  });

  /* Sending once more */

  function post(button, message) {
    return fetch(button.dataset.url, {
      method: "POST",
      headers: crumb.wrap({}),
      body: new URLSearchParams({ delivery: message }),
    })
      .then((response) => (response.ok ? response.json() : {}))
      .catch(() => ({}));
  }

  function redeliver(button) {
    const root = button.closest(".k6-notify-live");
    const message = button.closest("[data-delivery]").dataset.delivery;
    const before = deliveries(root, message).length;
    button.setAttribute("aria-disabled", "true");
    post(button, message).then((answer) => {
      const sent = answer.status === "ok";
      const words = sent ? answer.data.message : answer.message;
      const shown = words === undefined ? button.dataset.failed : words;
      notificationBar.show(shown, sent ? notificationBar.SUCCESS : notificationBar.ERROR);
      say(root, [shown]);
      if (sent) {
        states.get(root).awaited.set(message, before);
      }
      button.removeAttribute("aria-disabled");
      refresh(root);
    });
  }

  /* While a dialog fades, nothing else can have the focus. */
  function whenClosed(then, frames) {
    if (frames > 0 && document.querySelector("dialog[open]") !== null) {
      requestAnimationFrame(() => whenClosed(then, frames - 1));
    } else {
      then();
    }
  }

  function askAndRedeliver(button) {
    const backToButton = () => whenClosed(() => button.focus(), MOST_FRAMES_TO_CLOSE);
    dialog.confirm(button.dataset.question, { minWidth: "min(450px, 80vw)" }).then(
      () =>
        whenClosed(() => {
          button.focus();
          redeliver(button);
        }, MOST_FRAMES_TO_CLOSE),
      backToButton,
    );
  }

  Behaviour.specify(".k6-notify-redeliver", "k6-notify-redeliver", 0, (button) => {
    if (states.has(button)) {
      return;
    }
    states.set(button, true);
    button.addEventListener("click", () => {
      if (button.hasAttribute("aria-disabled")) {
        return;
      }
      if (button.dataset.question === undefined) {
        redeliver(button);
      } else {
        askAndRedeliver(button);
      }
    });
  });
})();
