import type { State } from './objects';
import { isWrite, type Operation } from './operations';
import type { Verdict } from './policy';

/** What the trail must say of one request: `change` and `read` are entries of any name but a denial. */
export type Trace = 'nothing' | 'denial' | 'change' | 'read' | 'anything';

/** Changes that are none: a question, a choice of one's own, or, in this suite, something that is so already. */
const NO_CHANGE = [
  'POST /api/patients/duplicates',
  'PUT /api/auth/preferences',
  'POST /api/notices/away',
  'POST /api/notices/:id/away',
  'DELETE /api/users/:id',
  'POST /api/users/:id/reactivate',
  'DELETE /api/auth/sessions',
  'DELETE /api/auth/google',
  'DELETE /api/settings/logo',
  'DELETE /api/visits/feed',
  // Who is on the telephone at this moment is no change of anything that is kept.
  'POST /api/recalls/:id/claim',
  'POST /api/recalls/:id/release',
  'POST /api/letter-templates/:kind/:language/preview',
  // A text that was filled is a proposal; nothing is kept of it.
  'POST /api/patients/:id/note-templates/:templateId/fill',
  // Nothing is planned on a chart of this suite, and an only item stands at the end already.
  'POST /api/patients/:id/plan/from-chart',
  'POST /api/plan-items/:id/move',
  // What somebody typed and has not saved is seen by nobody else, and no record yet.
  'PUT /api/patients/:id/history/draft',
  'DELETE /api/patients/:id/history/draft',
  // What is being sent is nothing in the record until it is completed, and then it is told.
  'POST /api/patients/:id/document-uploads',
  'PUT /api/document-uploads/:id/content',
  'DELETE /api/document-uploads/:id',
  // Where nothing waits, nothing is signed.
  'POST /api/patients/:id/dental-chart/cosign',
  // Which version somebody has looked at is kept for the comparison alone; the reading itself is noted.
  'POST /api/cases/:id/submissions/:submissionId/seen',
  // Who has a chart open now is kept nowhere, said anew every twenty seconds, and tells nothing that the reading does not.
  'POST /api/patients/:id/dental-chart/presence',
  'DELETE /api/patients/:id/dental-chart/presence',
];
/** What the page of a record asks beside the record itself, whose reading is noted: staff, the desk, older codes. */
const NO_RECORD = [
  'GET /api/patients/:id/care-team',
  'GET /api/patients/:id/attendance',
  'GET /api/patients/:id/merges',
  'GET /api/patients/:id/life',
  'GET /api/patients/:id/purge',
  'GET /api/patients/:id/dental-chart/presence',
];
/** A try of somebody else's password at one's own screen is told, though it is refused. */
const WATCHED = ['POST /api/cases/:id/submissions/:submissionId/countersign'];
/** What a public route does is told by who it was, or by nobody: its own specs hold it. */
const isTold = ({ isPublic }: Operation) => !isPublic;

/** A record of a patient's: whoever reads it is noted. */
const isRecord = ({ name, path, method }: Operation) =>
  method === 'GET' && path.startsWith('/api/patients/:id') && !NO_RECORD.includes(name);

/** The written rule: every change, every denied try and every read of a patient's record, and nothing else. */
export function traceOf(
  operation: Operation,
  verdict: Verdict,
  object: { varied: number; state: State } | undefined,
  status: number,
): Trace {
  if (!isTold(operation)) return 'anything';
  if (verdict === 'not-allowed') return 'denial';
  if (verdict === 'not-found' && object?.state === 'foreign') return ofForeign(operation, object.varied);
  if (WATCHED.includes(operation.name)) return 'anything';
  if (status >= 300) return status === 409 || status === 503 ? 'anything' : 'nothing';
  if (isRecord(operation)) return 'read';
  return isWrite(operation) && !NO_CHANGE.includes(operation.name) ? 'change' : 'anything';
}

/** Somebody else's patient was asked for. A child that is another's is only one that is not there. */
const ofForeign = ({ slots }: Operation, varied: number): Trace =>
  slots[varied] === '/api/patients/:id' || slots[varied] === '/api/queue/:id' ? 'denial' : 'anything';

/** How the entries differ from what they should be, in words; nothing where they do not. */
export function departure(trace: Trace, actions: readonly string[]): string | undefined {
  const denials = actions.filter((action) => action === 'access.denied').length;
  if (trace === 'anything') return undefined;
  if (trace === 'nothing') return actions.length ? `left ${actions.join(', ')}` : undefined;
  if (trace === 'denial')
    return actions.length === 1 && denials === 1 ? undefined : `left ${actions.join(', ') || 'no denial'}`;
  return actions.length > denials && !denials ? undefined : `left no ${trace}`;
}
