/** What no answer may hold: our insides. */
const INSIDE =
  /at .*\.[tj]s:\d|[Ss]elect .* from|[Ss][Qq][Ll]|\bER_[A-Z]|node_modules|QueryFailed|[Cc]onstraint|[Tt]ype[Oo][Rr][Mm]|[Mm]aria[Dd][Bb]/;
const STATUSES = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429, 431, 503];

export interface Heard {
  status: number;
  type: string;
  text: string;
}

/** What is wrong with an answer, whatever was asked: a failure of ours, or a refusal that is no problem+json. */
export function uncalm({ status, type, text }: Heard): string[] {
  if (status < 400) return [];
  const wrong = STATUSES.includes(status) ? [] : [`status ${status}`];
  if (status === 503 && /"parts":/.test(text)) return wrong;
  if (!type.startsWith('application/problem+json')) return [...wrong, `is ${type || 'nothing'}, no problem+json`];
  const problem: Record<string, unknown> = JSON.parse(text);
  const missing = ['type', 'title', 'status', 'detail', 'code', 'requestId'].filter((key) => !problem[key]);
  const { errors, conflict, ...rest } = problem;
  const inside = INSIDE.test(JSON.stringify([rest, errors, conflict])) ? ['shows our insides'] : [];
  return [...wrong, ...missing.map((key) => `has no ${key}`), ...inside];
}
