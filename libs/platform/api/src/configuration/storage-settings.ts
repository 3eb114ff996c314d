import type { Values } from './environment';

/** Where files go: a folder of this machine, or a bucket of an S3 service. */
export type StorageSettings =
  | { kind: 'folder'; folder: string }
  | {
      kind: 's3';
      endpoint?: string;
      region: string;
      bucket: string;
      accessKeyId: string;
      secretAccessKey: string;
    };

const valuesOf = (value: Values) =>
  value.FILE_STORAGE_PROVIDER === 'r2'
    ? {
        endpoint: value.R2_ENDPOINT,
        region: value.R2_REGION,
        bucket: value.R2_BUCKET,
        accessKeyId: value.R2_ACCESS_KEY_ID,
        secretAccessKey: value.R2_SECRET_ACCESS_KEY,
      }
    : {
        endpoint: value.S3_ENDPOINT,
        region: value.S3_REGION,
        bucket: value.S3_BUCKET,
        accessKeyId: value.S3_ACCESS_KEY_ID,
        secretAccessKey: value.S3_SECRET_ACCESS_KEY,
      };

/** What a bucket cannot do without: the name of the first variable that is not set; undefined when nothing lacks. */
export function lackingOf(value: Values): string | undefined {
  if (value.FILE_STORAGE_PROVIDER === 'local') return undefined;
  const { endpoint, bucket, accessKeyId, secretAccessKey } = valuesOf(value);
  const isR2 = value.FILE_STORAGE_PROVIDER === 'r2';
  const wanted = { ENDPOINT: isR2 ? endpoint : 'its own', BUCKET: bucket, ACCESS_KEY_ID: accessKeyId };
  const lacking = Object.entries({ ...wanted, SECRET_ACCESS_KEY: secretAccessKey }).find(([, given]) => !given);
  return lacking && `${isR2 ? 'R2' : 'S3'}_${lacking[0]}`;
}

export function storageOf(value: Values): StorageSettings {
  if (value.FILE_STORAGE_PROVIDER === 'local') return { kind: 'folder', folder: value.FILE_STORAGE_FOLDER };
  const { endpoint, region, bucket = '', accessKeyId = '', secretAccessKey = '' } = valuesOf(value);
  return { kind: 's3', ...(endpoint && { endpoint }), region, bucket, accessKeyId, secretAccessKey };
}
