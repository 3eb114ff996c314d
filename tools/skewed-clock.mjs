/**
 * Sets the clock of one process ahead, as of a machine whose clock is wrong: `node --import tools/skewed-clock.mjs` with
 * `CLOCK_AHEAD_SECONDS`. For specs and stories of two replicas that do not agree what time it is.
 */
const ahead = Number(process.env['CLOCK_AHEAD_SECONDS'] ?? 0) * 1_000;
const Real = Date;
const now = () => Real.now() + ahead;

globalThis.Date = new Proxy(Real, {
  construct: (_, given, as) => Reflect.construct(Real, given.length ? given : [now()], as),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
