// Not a module, so that it runs before the first paint: a module would let the other theme flash up.
(() => {
  const theme = localStorage.getItem('k6-notify-theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
})();
