// The page for when no server answers: in the language and the theme that were seen last, until one answers.
(() => {
  const FIRST_MS = 1_000;
  const LONGEST_MS = 30_000;

  const { locale, theme } = JSON.parse(localStorage['switchboard.look'] ?? '{}');
  const words = [...document.querySelectorAll('[role=status]')];
  const shown = words.find(({ lang }) => lang === locale);
  if (shown) {
    document.documentElement.lang = locale;
    words.forEach((each) => (each.hidden = each !== shown));
  }
  if (theme) document.documentElement.dataset.theme = theme;

  let wait = FIRST_MS;
  let timer = null;

  async function ask() {
    clearTimeout(timer);
    const answer = await fetch('/health/ready', { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) return location.replace(location.href);
    timer = setTimeout(ask, wait * (0.5 + Math.random())); // not everybody at the same moment
    wait = Math.min(wait * 2, LONGEST_MS);
  }

  addEventListener('online', ask);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask());
  ask();
})();
