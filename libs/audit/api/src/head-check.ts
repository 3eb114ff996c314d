import type { BrokenDto, HeadDto } from '@cuspid/audit/contracts';
import type { Link } from './chain';
import type { FoundHead, Heads } from './heads';

/** The signed heads found outside the database, held against the chain while it is walked. */
export class HeadCheck {
  private readonly due = new Map<number, Set<string>>();
  /** Of all heads, the one furthest on. */
  newest: HeadDto | null = null;
  count = 0;
  private held = 0;

  /** Reads the heads above `from`. The first that is not ours is an answer already. */
  async read(heads: Heads, from: Link): Promise<BrokenDto | null> {
    for await (const head of heads.all()) {
      if (head.verdict !== 'good') return broken(head, head.verdict === 'bad' ? 'head-forged' : 'unknown-key');
      this.count++;
      if (head.position > (this.newest?.position ?? -1)) {
        this.newest = { position: head.position, hash: head.hash, at: head.at };
      }
      if (head.position > from.position) this.expect(head);
      else if (head.position === from.position && head.hash !== from.hash.toString('hex'))
        return broken(head, 'rewritten');
    }
    return null;
  }

  /** Whether the chain has here what was said of it. */
  at({ position, hash }: Link): BrokenDto | null {
    const said = this.due.get(position);
    if (!said) return null;
    this.due.delete(position);
    if (said.size > 1 || !said.has(hash.toString('hex'))) {
      return { what: 'rewritten', position, entryId: null, afterPosition: this.held };
    }
    this.held = position;
    return null;
  }

  /** Once the chain has been walked to its end: whether it went on once. */
  beyond(end: Link): BrokenDto | null {
    const cut = [...this.due.keys()].some((position) => position > end.position);
    return cut ? { what: 'tail-cut', position: end.position + 1, entryId: null, afterPosition: end.position } : null;
  }

  private expect({ position, hash }: FoundHead): void {
    const said = this.due.get(position) ?? new Set();
    this.due.set(position, said.add(hash));
  }
}

const broken = ({ position }: FoundHead, what: BrokenDto['what']): BrokenDto => ({ what, position, entryId: null });
