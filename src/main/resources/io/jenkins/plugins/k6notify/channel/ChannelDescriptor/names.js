/*
 * Two channels of one name can both be new: only the page knows. Beside each name it keeps a hidden field with the names of
 * the other channels, which the check of the name sends along.
 */
(function () {
  const NAME = "input.k6-notify-name";

  function tell(list) {
    const fields = [...list.querySelectorAll(NAME)];
    for (const field of fields) {
      const others = field.closest(".repeated-chunk").querySelector("input[name='_.otherNames']");
      const names = fields.filter((other) => other !== field).map((other) => other.value);
      const known = names.join("\n");
      if (others.value !== known) {
        others.value = known;
        // Jenkins checks a field again when one changes that its check depends on.
        others.dispatchEvent(new Event("change"));
      }
    }
  }

  function watch(list) {
    if (list.dataset.k6NotifyNames === undefined) {
      list.dataset.k6NotifyNames = "watched";
      list.addEventListener("change", () => tell(list));
      // A channel that is deleted leaves its name free: Jenkins calls this when it is gone.
      layoutUpdateCallback.add(() => tell(list));
    }
  }

  // Before the check of the field is set up, so that its first request knows the names too.
  Behaviour.specify(NAME, "k6-notify-names", -100, (field) => {
    const list = field.closest(".hetero-list-container");
    if (list !== null) {
      watch(list);
      tell(list);
    }
  });
})();
