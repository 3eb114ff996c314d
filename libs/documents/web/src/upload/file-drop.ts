import { Directive, input, output, signal } from '@angular/core';

/** What was let go over the page or pasted into it; folders are told, they cannot be taken. */
export interface Dropped {
  readonly files: readonly File[];
  readonly hasFolder: boolean;
}

/** Files dropped anywhere on the element, and pasted anywhere on the page but into a field. */
@Directive({
  selector: '[cdFileDrop]',
  exportAs: 'cdFileDrop',
  host: {
    '(dragenter)': 'enter($event)',
    '(dragover)': 'over($event)',
    '(dragleave)': 'leave($event)',
    '(drop)': 'drop($event)',
    '(document:paste)': 'paste($event)',
  },
})
export class FileDrop {
  readonly cdFileDropOff = input(false);
  readonly dropped = output<Dropped>();
  /** Files hang over the page. */
  readonly isOver = signal(false);
  private depth = 0;

  protected enter(event: DragEvent): void {
    if (this.cdFileDropOff() || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.depth++;
    this.isOver.set(true);
  }

  protected over(event: DragEvent): void {
    // Without this the browser would open the file instead.
    if (hasFiles(event.dataTransfer)) event.preventDefault();
  }

  protected leave(event: DragEvent): void {
    if (!hasFiles(event.dataTransfer)) return;
    this.depth = Math.max(0, this.depth - 1);
    if (!this.depth) this.isOver.set(false);
  }

  protected drop(event: DragEvent): void {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.depth = 0;
    this.isOver.set(false);
    this.hand(event.dataTransfer);
  }

  protected paste(event: ClipboardEvent): void {
    const isTyped =
      event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], dialog');
    if (!isTyped && hasFiles(event.clipboardData)) this.hand(event.clipboardData);
  }

  private hand(data: DataTransfer | null): void {
    if (!data || this.cdFileDropOff()) return;
    const entries = [...data.items].filter(({ kind }) => kind === 'file');
    const folders = entries.map((item) => item.webkitGetAsEntry()?.isDirectory === true);
    const files = entries.flatMap((item, index) => (folders[index] ? [] : (item.getAsFile() ?? [])));
    if (files.length || folders.includes(true)) this.dropped.emit({ files, hasFolder: folders.includes(true) });
  }
}

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;
