/*
 * The template of a webhook: presets fill it in, and its check knows the events that are ticked.
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

  async function fill(template, presets) {
    const select = presets.querySelector("select");
    const option = select.selectedOptions[0];
    const { source, hint } = option.dataset;
    const isPreset = [...select.options].some((other) => other.dataset.source?.trim() === template.value.trim());
    if (source === undefined) {
      return;
    }
    if (template.value.trim() !== "" && !isPreset) {
      try {
        await dialog.confirm(presets.dataset.replace);
      } catch {
        select.selectedIndex = 0;
        return;
      }
    }
    presets.parentElement.querySelector(".k6-notify-presets__hint").textContent = hint;
    template.value = source;
    template.rows = Math.min(source.split("\n").length + 1, 30);
    template.dispatchEvent(new Event("change"));
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
    presets.querySelector("select").onchange = () => fill(template, presets);
  });
})();
