import { S3ServiceException } from '@aws-sdk/client-s3';
import { ProviderError } from '../provider-error';

/** The object store does not answer, or answers that it cannot now. */
export class StorageUnavailable extends ProviderError {
  readonly code = 'storage-unavailable';
  readonly status = 503;

  constructor(cause?: unknown) {
    super('Files cannot be reached at the moment. Everything else works; try again in a minute.');
    this.cause = cause;
  }
}

/** What came back is not what was sent: it was taken away again. */
export class StoredWrong extends ProviderError {
  readonly code = 'file-stored-wrong';
  readonly status = 503;

  constructor() {
    super('The file did not arrive whole at the store and was taken back. Please send it again.');
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** There is no such object. */
export const isAbsent = (error: unknown): boolean => statusOf(error) === 404;

/** The object has fewer bytes than were asked for. */
export const isOutside = (error: unknown): boolean => statusOf(error) === 416;

/** An object stands there already, or is being put there by somebody else: `If-None-Match` said no. */
export const isTaken = (error: unknown): boolean => [409, 412].includes(statusOf(error) ?? 0);

/** The store is down, slow or ill. What the store refuses with reason (a wrong key, no right) is not this. */
export function isDown(error: unknown): boolean {
  if (error instanceof StorageUnavailable || error instanceof StoredWrong) return true;
  if (!(error instanceof Error) || error instanceof ProviderError) return false;
  const status = statusOf(error);
  if (status !== undefined) return status >= 500 || status === 429;
  return ['TimeoutError', 'AbortError', 'NetworkingError'].includes(error.name) || 'code' in error;
}
