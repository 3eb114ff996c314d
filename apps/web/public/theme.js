// Runs before the first paint, so that a dark screen never flashes white and nothing changes its size or language.
// `Display` and `Language` (libs/platform/web) own these later.
(function () {
  function remembered(key) {
    try {
      return localStorage.getItem('cuspid.' + key);
    } catch {
      // Storage may be switched off: the device decides.
      return null;
    }
  }
  var root = document.documentElement;
  var theme = remembered('theme') || 'system';
  var dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  var density = remembered('density') || 'auto';
  var fingers = matchMedia('(pointer: coarse), (max-width: 1100px)').matches;
  var language = remembered('language');
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = density === 'touch' || (density === 'auto' && fingers) ? 'touch' : 'desk';
  if (/^[a-z]{2}$/.test(language || '')) root.lang = language;
})();
