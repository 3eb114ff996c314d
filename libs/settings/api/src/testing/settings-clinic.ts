import { AuditEntry, AuditModule } from '@cuspid/audit/api';
import { authEntities, AuthModule } from '@cuspid/auth/api';
import { MailLetter, ProvidersModule } from '@cuspid/platform/providers';
import { openClinic, type Answered, type Person, type SpecClinic } from '@cuspid/platform/testing';
import { TemporaryPassword, User, UsersModule } from '@cuspid/users/api';
import { settingsEntities } from '../index';
import { SettingsModule } from '../settings.module';

/** A clinic with all that settings stand on. */
export const openSettingsClinic = (): Promise<SpecClinic> =>
  openClinic({
    modules: [ProvidersModule.inMemory(), AuditModule, AuthModule, UsersModule, SettingsModule],
    entities: [User, TemporaryPassword, ...authEntities, AuditEntry, MailLetter, ...settingsEntities],
  });

/** What the trail says was done to records of a kind. */
export async function trail(clinic: SpecClinic, entity: string): Promise<unknown[]> {
  const rows: { action: string; before: string | null; after: string | null }[] = await clinic.source.query(
    'select action, `before`, `after` from audit_entry where entity = ? order by id',
    [entity],
  );
  return rows.map(({ action, before, after }) => [action, JSON.parse(before ?? '{}'), JSON.parse(after ?? '{}')]);
}

/** Sends bytes as the logo, against the version of the settings that stands. */
export async function sendLogo(
  clinic: SpecClinic,
  me: Person,
  bytes: Buffer,
  contentType = 'image/png',
  version?: number,
): Promise<Pick<Answered, 'status' | 'body'>> {
  const { body } = await clinic.http.as(me, 'GET', '/api/settings');
  const response = await fetch(`${clinic.http.base}/api/settings/logo`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await clinic.http.token(me)}`,
      'content-type': contentType,
      'if-match': `"${version ?? Number(body['version'])}"`,
    },
    body: new Uint8Array(bytes),
  });
  const told: Record<string, unknown> = JSON.parse(await response.text());
  return { status: response.status, body: told };
}

/** The bytes of a PNG of this size that is empty inside: what its head and end say is all anybody reads of it. */
export function aPng(width: number, height: number, filling = 0): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const rest = Buffer.from('0806000000', 'hex');
  return Buffer.concat([head, size, rest, Buffer.alloc(4 + filling), Buffer.from('0000000049454e44ae426082', 'hex')]);
}

/** The same for a JPEG, with an application segment before its frame as cameras write it. */
export function aJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffd9', 'hex'),
  ]);
}
