/** One field that was refused: `path` as in the request (`phones.0.number`), `message` a sentence for people. */
export interface FieldError {
  path: string;
  message: string;
}

/** The body of every refusal, `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  /** Address of the page that explains the code. */
  type: string;
  title: string;
  status: number;
  /** A sentence for people. Never SQL, a stack or a constraint's name. */
  detail: string;
  /** Stable, kebab-case: what programs compare. */
  code: string;
  /** Finds the same request in the log. */
  requestId: string;
  /** With 422: the fields that were refused. */
  errors?: FieldError[];
  /** With 409: what clashes, where that may be told. */
  conflict?: unknown;
}
