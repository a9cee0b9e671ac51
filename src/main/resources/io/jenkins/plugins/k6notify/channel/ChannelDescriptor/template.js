/*
 * The template of a channel: presets fill it in, and its check knows the events that are ticked.
 */
(function () {
  /** Keeps a hidden field with the events that are ticked, which the check of the template sends along. */
  function tellEvents(channel) {
    const field = channel.querySelector("input[name='_.chosenEvents']");
    const ticked = [...channel.querySelectorAll("input[name='notifyOn'][json]:checked")];
    const events = ticked.map((box) => box.getAttribute("json")).join(" ");
    if (field.value !== events) {
      field.value = events;
      // Jenkins checks a field again when one changes that its check depends on.
      field.dispatchEvent(new Event("change"));
    }
  }

  /** Resolves if the template may be replaced: it is empty or a preset, or the user agrees. */
  function mayReplace(template, presets) {
    const text = template.value.trim();
    const sources = [...presets.querySelectorAll("option[data-source]")].map((option) => option.dataset.source.trim());
    return text === "" || sources.includes(text) ? Promise.resolve() : dialog.confirm(presets.dataset.replace);
  }

  function fill(template, presets) {
    const select = presets.querySelector("select");
    const { source, hint } = select.options[select.selectedIndex].dataset;
    if (!source) {
      return;
    }
    mayReplace(template, presets).then(
      () => {
        presets.parentElement.querySelector(".k6-notify-presets__hint").textContent = hint;
        template.value = source;
        template.rows = Math.min(source.split("\n").length + 1, 30);
        template.dispatchEvent(new Event("change"));
      },
      () => {
        select.selectedIndex = 0;
      },
    );
  }

  // Before the check of the field is set up, so that its first request knows the events too.
  Behaviour.specify("textarea.k6-notify-template", "k6-notify-template", -100, (template) => {
    const channel = template.closest(".repeated-chunk");
    const presets = template.closest(".jenkins-form-item").querySelector(".k6-notify-presets");
    tellEvents(channel);
    channel.addEventListener("change", (event) => {
      if (event.target.name === "notifyOn") {
        tellEvents(channel);
      }
    });
    if (presets !== null) {
      presets.querySelector("select").onchange = () => fill(template, presets);
    }
  });
})();
