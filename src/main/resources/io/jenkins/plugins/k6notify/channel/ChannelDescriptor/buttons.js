/*
 * The buttons below the fields of a channel. They send the fields as they are in the form, so that they work before the
 * channel is saved.
 */
(function () {
  /** Returns the fields of a channel with the names and types with which Jenkins would submit them. */
  function fields(channel) {
    const values = {};
    for (const field of channel.querySelectorAll("input[name], select[name], textarea[name]")) {
      const name = field.name.replace(/^_\./, "");
      const word = field.type === "checkbox" ? field.getAttribute("json") : null;
      if (word) {
        values[name] = [values[name] ?? [], field.checked ? word : []].flat();
      } else {
        values[name] = field.type === "checkbox" ? field.checked : field.value;
      }
    }
    return values;
  }

  /** Calls a method of the descriptor with the fields of the channel, and returns the text of the response. */
  async function call(buttons, method) {
    const channel = buttons.closest(".repeated-chunk");
    const response = await fetch(`${buttons.dataset.url}/${method}`, {
      method: "post",
      headers: crumb.wrap({}),
      body: new URLSearchParams({ fields: JSON.stringify(fields(channel)) }),
    });
    if (!response.ok) {
      throw new Error(`${buttons.dataset.failed} HTTP ${response.status}`);
    }
    return response.text();
  }

  async function testHook(buttons) {
    const progress = buttons.querySelector(".k6-notify-progress");
    const answer = buttons.querySelector(".k6-notify-answer");
    answer.replaceChildren();
    progress.hidden = false;
    try {
      // A form validation, as HTML: Jenkins has escaped the texts in it.
      answer.innerHTML = await call(buttons, "testHook");
      Behaviour.applySubtree(answer);
    } catch (error) {
      answer.textContent = error.message;
    } finally {
      progress.hidden = true;
    }
  }

  Behaviour.specify(".k6-notify-buttons", "k6-notify-buttons", 0, (buttons) => {
    buttons.querySelector(".k6-notify-test-hook").onclick = () => testHook(buttons);
  });
})();
