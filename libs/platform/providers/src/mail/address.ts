import { ProviderError } from '../provider-error';

const ADDRESS_MAX = 254;
const LOCAL_MAX = 64;
const ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Lets exactly one bare address through: `name@host`. Display names, brackets, quotes, comments, commas, routes and line
 * breaks are ways to reach a second mailbox or a second header, so none of them passes.
 */
export function requireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const labels = domain.split('.');
  const fits = at > 0 && address.length <= ADDRESS_MAX && local.length <= LOCAL_MAX;
  if (!fits || !ATOM.test(local) || !labels.every((label) => LABEL.test(label))) throw new AddressRefused();
  return address;
}

/** What a From line is made of: `Cuspid <desk@clinic.lk>` or the bare address. */
export function readSender(from: string): { name: string; address: string } {
  const named = /^\s*(?:"([^"<>]*)"|([^"<>]*?))\s*<([^<>]+)>\s*$/.exec(from);
  const name = requireHeader((named?.[1] ?? named?.[2] ?? '').trim(), 'the sender’s name');
  return { name, address: requireAddress((named?.[3] ?? from).trim()) };
}

/** A header is one line: a line break in it would begin another header. */
export function requireHeader(text: string, what: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) throw new HeaderRefused(what);
  return text;
}

const MESSAGE_ID = /^<[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+>$/;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(; ?[a-z0-9-]+=[A-Za-z0-9_-]+)*$/;

export function requireMessageId(messageId: string): string {
  if (!MESSAGE_ID.test(messageId)) throw new HeaderRefused('the Message-ID');
  return messageId;
}

export function requireMediaType(contentType: string): string {
  if (!MEDIA_TYPE.test(contentType)) throw new HeaderRefused('an attachment’s media type');
  return contentType;
}

/** The text is not one plain e-mail address. */
export class AddressRefused extends ProviderError {
  readonly code = 'mail-address-refused';
  readonly status = 422;

  constructor() {
    super('A letter goes to exactly one plain e-mail address.');
  }
}

/** A line of the letter’s head holds what does not belong there. */
export class HeaderRefused extends ProviderError {
  readonly code = 'mail-header-refused';
  readonly status = 422;

  constructor(what: string) {
    super(`A letter cannot be sent with ${what} like this.`);
  }
}
