import { Component } from '@angular/core';

/** The cuspid: our mark. Takes the size of its box and the colour of the text. */
@Component({
  selector: 'cd-brand-mark',
  host: { class: 'block' },
  template: `
    <svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden="true">
      <path
        fill="currentColor"
        d="M12 22.6c-.9 0-1.5-.5-2.2-1.3l-3.9-4.6C4.3 14.8 3.6 13 3.6 10.7 3.6 7 5 4.2 6.4 2.2c.3-.4.8-.6 1.3-.4 1.3.5 2.7.8 4.3.8s3-.3 4.3-.8c.5-.2 1 0 1.3.4 1.4 2 2.8 4.8 2.8 8.5 0 2.3-.7 4.1-2.3 6l-3.9 4.6c-.7.8-1.3 1.3-2.2 1.3z"
      />
      <path
        class="stroke-canvas"
        d="M8.6 8.2c-.7 3.2 0 5.6 2.1 8.2"
        fill="none"
        stroke-width="1.9"
        stroke-linecap="round"
      />
    </svg>
  `,
})
export class BrandMark {}
