/** Counts what may be done only so often, all replicas together. The sign-in domain keeps the counts. */
export abstract class Quotas {
  /** Counts one more of `what`. @throws a 429 with `Retry-After` when there were `most` of them within `seconds`. */
  abstract require(what: string, most: number, seconds: number): Promise<void>;
}
