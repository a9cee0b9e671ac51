/*
 * The buttons below the fields of a channel. They send the fields as they are in the form, so that they work before the
 * channel is saved. Messages are drawn by preview.js, a module.
 */
(function () {
  /** Returns the fields of a channel with the names and types with which Jenkins would submit them. */
  function fields(channel) {
    const values = {};
    for (const field of channel.querySelectorAll("input[name], select[name], textarea[name]")) {
      const name = field.name.replace(/^_\./, "");
      const word = field.type === "checkbox" ? field.getAttribute("json") : null;
      if (word) {
        values[name] = [].concat(values[name] || [], field.checked ? word : []);
      } else {
        values[name] = field.type === "checkbox" ? field.checked : field.value;
      }
    }
    return values;
  }

  /** Calls a method of the descriptor with the fields of the channel, and returns the text of the response. */
  function call(buttons, method) {
    const channel = buttons.closest(".repeated-chunk");
    return fetch(`${buttons.dataset.url}/${method}`, {
      method: "post",
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: objectToUrlFormEncoded({ fields: JSON.stringify(fields(channel)) }),
    }).then((response) => {
      if (!response.ok) {
        throw new Error(`${buttons.dataset.failed} HTTP ${response.status}`);
      }
      return response.text();
    });
  }

  /** Shows that the request is under way, then the answer or the reason of its absence. */
  function show(buttons, method, answered) {
    const progress = buttons.querySelector(".k6-notify-progress");
    const answer = buttons.querySelector(".k6-notify-answer");
    answer.textContent = "";
    buttons.querySelector(".k6-notify-messages").textContent = "";
    progress.removeAttribute("hidden");
    call(buttons, method)
      .then((text) => answered(text, answer))
      .catch((error) => {
        answer.textContent = error.message;
      })
      .then(() => progress.setAttribute("hidden", "hidden"));
  }

  function showValidation(text, answer) {
    // A form validation, as HTML: Jenkins has escaped the texts in it.
    answer.innerHTML = text;
    Behaviour.applySubtree(answer);
  }

  function element(name, className, content) {
    const created = document.createElement(name);
    created.className = className;
    created.append(content);
    return created;
  }

  const notice = (kind, text) => element("div", `jenkins-alert jenkins-alert-${kind}`, text);

  /** Loads preview.js, which brings the styles of messages, into the page, once. */
  let loading = null;
  function load(buttons) {
    if (loading === null) {
      loading = new Promise((resolve, reject) => {
        const script = element("script", "", "");
        script.type = "module";
        script.src = `${buttons.dataset.plugin}/preview.js`;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${buttons.dataset.failed} preview.js`));
        document.head.append(script);
      });
    }
    return loading;
  }

  function showMessages(buttons, text, answer) {
    const response = JSON.parse(text);
    if (response.status !== "ok") {
      answer.append(notice("danger", response.message));
      return null;
    }
    return load(buttons).then(() => {
      answer.append(buttons.dataset.examples);
      if (response.data.advice) {
        answer.append(notice("warning", response.data.advice));
      }
      for (const part of response.data.messages) {
        const message = element("section", "k6-notify-message", element("div", "jenkins-form-label", part.title));
        message.setAttribute("aria-label", part.title);
        buttons.querySelector(".k6-notify-messages").append(message);
        if (part.problem) {
          message.append(notice("danger", part.problem));
        } else {
          const detail = { kind: response.data.kind, body: part.body };
          message.dispatchEvent(new CustomEvent("k6-notify:draw", { bubbles: true, detail }));
        }
      }
    });
  }

  Behaviour.specify(".k6-notify-buttons", "k6-notify-buttons", 0, (buttons) => {
    buttons.querySelector(".k6-notify-test-hook").onclick = () => show(buttons, "testHook", showValidation);
    buttons.querySelector(".k6-notify-preview").onclick = () =>
      show(buttons, "preview", (text, answer) => showMessages(buttons, text, answer));
  });
})();
