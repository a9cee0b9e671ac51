/*
 * Jenkins adds its token against forged requests to every form. A form with the method GET would put it into the address of
 * the page, which users share and bookmark. A filter changes nothing and needs no token.
 */
Behaviour.specify("form.k6-filter", "k6-filter", 1000, (form) => {
  if (crumb.fieldName) {
    form.querySelectorAll(`input[name="${CSS.escape(crumb.fieldName)}"]`).forEach((input) => input.remove());
  }
});
