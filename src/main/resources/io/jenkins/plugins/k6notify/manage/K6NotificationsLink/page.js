/*
 * Jenkins puts its token against forged requests into every form. What a filter wants stands in the address of the page, which
 * is shared and kept in bookmarks: there is no place for it there, and no need, as a filter changes nothing.
 */
Behaviour.specify("form.k6-form[method='get']", "k6-notifications-form", 1000, (form) => {
  if (crumb.fieldName) {
    form.querySelectorAll(`input[name="${CSS.escape(crumb.fieldName)}"]`).forEach((input) => input.remove());
  }
});
