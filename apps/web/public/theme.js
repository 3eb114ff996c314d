// Runs before the first paint, so that a dark screen never flashes white. `Display` (libs/platform/web) owns these later.
(function () {
  var wanted = 'system';
  try {
    wanted = localStorage.getItem('cuspid.theme') || 'system';
  } catch {
    // Storage may be switched off: the system's theme is used.
  }
  var dark = wanted === 'dark' || (wanted === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  var touch = matchMedia('(pointer: coarse), (max-width: 1100px)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.density = touch ? 'touch' : 'desk';
})();
