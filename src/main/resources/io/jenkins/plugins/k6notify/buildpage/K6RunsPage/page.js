/*
 * Refreshes the k6 runs of a build until nothing can change any more. Jenkins renders them; changed elements are replaced,
 * and all others stay, so that opened sections and the focus are kept.
 */
(function () {
  const MAX_ANNOUNCEMENTS = 3;
  const SECONDS_WHEN_OFFLINE = 30;
  const MAX_FRAMES_TO_CLOSE = 120;

  /* State of each enhanced element. */
  const states = new WeakMap();

  /* Updating the page */

  function part(element) {
    const within = element.closest("[data-part]");
    return within === null ? element.getAttribute("href") : within.dataset.part;
  }

  /* A waiting delivery has no button: then the focus goes to the summary of its list, else to the name of the run. */
  function focus(element, wanted) {
    const candidates = [...element.querySelectorAll("a[href], button, summary")];
    const target = [
      candidates.find((candidate) => part(candidate) === wanted.part),
      candidates.find((candidate) => part(candidate) === wanted.around),
      element.querySelector("[tabindex='-1']"),
    ].find((candidate) => candidate !== undefined && candidate !== null);
    if (target !== undefined) {
      target.focus();
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

  /* Replaces changed children, adds new ones and removes missing ones; their order never changes. Returns announcements. */
  function update(root, fresh) {
    const gone = new Map();
    [...root.children].forEach((child) => gone.set(child.dataset.key, child));
    const announcements = [];
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
      const announcement = after.dataset.announcement;
      if (announcement !== undefined && (before === undefined || before.dataset.announcement !== announcement)) {
        announcements.push(announcement);
      }
    });
    gone.forEach((child) => child.remove());
    ["data-version", "data-poll"].forEach((name) => {
      if (fresh.hasAttribute(name)) {
        root.setAttribute(name, fresh.getAttribute(name));
      } else {
        root.removeAttribute(name);
      }
    });
    return announcements;
  }

  /* Announcements of screen readers */

  function announce(root, announcements) {
    const status = root.parentElement.querySelector(".k6-notify-status");
    if (status !== null && announcements.length > 0) {
      status.textContent = announcements.slice(-MAX_ANNOUNCEMENTS).join(". ");
    }
  }

  function deliveries(root, message) {
    return [...root.querySelectorAll(`[data-delivery="${message}"]`)];
  }

  /* Announces the end of each redelivery that was started on this page. */
  function ends(root) {
    const awaited = states.get(root).awaited;
    const announcements = [];
    [...awaited.keys()].forEach((message) => {
      const found = deliveries(root, message);
      if (found.length > awaited.get(message) && found[found.length - 1].dataset.end !== undefined) {
        announcements.push(found[found.length - 1].dataset.end);
        awaited.delete(message);
      }
    });
    return announcements;
  }

  function showOffline(root) {
    const line = root.parentElement.querySelector(".k6-notify-offline");
    const offline = states.get(root).offline;
    if (line !== null && line.hidden === offline) {
      line.textContent = offline ? line.dataset.text : "";
      line.hidden = !offline;
    }
  }

  /* Refreshing */

  function apply(root, text) {
    if (text.trim() === "") {
      return;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(".k6-notify-live");
    if (fresh === null) {
      throw new Error("the response contains no runs");
    }
    const announcements = update(root, document.importNode(fresh, true));
    announce(root, announcements.concat(ends(root)));
  }

  function ask(root) {
    const url = new URL(root.dataset.url, location.href);
    url.searchParams.set("seen", root.dataset.version);
    return fetch(url.href, { cache: "no-store", headers: crumb.wrap({}) }).then((response) => {
      if (!response.ok || response.redirected) {
        throw new Error(`HTTP ${response.status}`);
      }
      return response.text();
    });
  }

  function poll(root) {
    return Promise.resolve()
      .then(() => ask(root))
      .then((text) => {
        apply(root, text);
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

  /* One request after the other: a late response must not bring back an older state. */
  function refresh(root) {
    const state = states.get(root);
    clearTimeout(state.timer);
    state.polling = state.polling.then(() => poll(root));
    return state.polling;
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
    states.set(root, { awaited: new Map(), polling: Promise.resolve(), offline: false, timer: undefined });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && root.hasAttribute("data-poll")) {
        refresh(root);
      }
    });
    schedule(root);
  });

  /* Elapsed time of a run */

  function clock(millis) {
    const seconds = Math.floor(millis / 1000);
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const parts = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
    return parts.map((number, index) => (index > 0 && number < 10 ? `0${number}` : `${number}`)).join(":");
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

  /* Buttons */

  function post(button, parameters) {
    return fetch(button.dataset.url, {
      method: "POST",
      headers: crumb.wrap({}),
      body: new URLSearchParams(parameters),
    })
      .then((response) => (response.ok ? response.json() : {}))
      .catch(() => ({}));
  }

  /* Posts, shows and announces the answer, and refreshes the page. */
  function act(button, parameters, whenDone) {
    const root = button.closest(".k6-notify-live");
    button.setAttribute("aria-disabled", "true");
    post(button, parameters).then((answer) => {
      const done = answer.status === "ok";
      const words = done ? answer.data.message : answer.message;
      const shown = words === undefined ? button.dataset.failed : words;
      notificationBar.show(shown, done ? notificationBar.SUCCESS : notificationBar.ERROR);
      announce(root, [shown]);
      if (done) {
        whenDone(root);
      }
      button.removeAttribute("aria-disabled");
      refresh(root);
    });
  }

  function redeliver(button) {
    const root = button.closest(".k6-notify-live");
    const message = button.closest("[data-delivery]").dataset.delivery;
    const before = deliveries(root, message).length;
    act(button, { delivery: message }, () => states.get(root).awaited.set(message, before));
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
    const backToButton = () => whenClosed(() => button.focus(), MAX_FRAMES_TO_CLOSE);
    dialog.confirm(button.dataset.question, { minWidth: "min(450px, 80vw)" }).then(
      () =>
        whenClosed(() => {
          button.focus();
          redeliver(button);
        }, MAX_FRAMES_TO_CLOSE),
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

  Behaviour.specify(".k6-notify-pin", "k6-notify-pin", 0, (button) => {
    if (states.has(button)) {
      return;
    }
    states.set(button, true);
    button.addEventListener("click", () => {
      if (!button.hasAttribute("aria-disabled")) {
        act(button, { run: button.dataset.run }, () => {});
      }
    });
  });
})();
