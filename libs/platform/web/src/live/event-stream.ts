/** One event of a `text/event-stream`. */
export interface StreamEvent {
  id: string | null;
  event: string;
  data: string;
}

/** Cuts a stream of text into events (WHATWG HTML, section 9.2): feed it chunks as they come. */
export class EventStreamParser {
  private rest = '';
  private id: string | null = null;
  private event = '';
  private data: string[] = [];

  /** Events completed by this chunk. Comments (heartbeats) complete none. */
  push(chunk: string): StreamEvent[] {
    const text = this.rest + chunk;
    // A CR at the end may be half of a CRLF: it waits for the next chunk.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\n|\r/);
    this.rest = (lines.pop() ?? '') + text.slice(whole.length);
    return lines.map((line) => this.line(line)).filter((event) => event !== null);
  }

  private line(line: string): StreamEvent | null {
    if (line === '') return this.complete();
    if (line.startsWith(':')) return null;
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.event = value;
    else if (name === 'id') this.id = value;
    return null;
  }

  private complete(): StreamEvent | null {
    const done =
      this.data.length > 0 ? { id: this.id, event: this.event || 'message', data: this.data.join('\n') } : null;
    this.event = '';
    this.data = [];
    return done;
  }
}
