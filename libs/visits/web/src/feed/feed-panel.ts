import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { VisitFeed } from './visit-feed';

/** The calendar feed among one's own settings. */
@Component({
  selector: 'cd-feed-panel',
  imports: [TranslocoPipe, VisitFeed],
  template: `
    <section class="account">
      <h2 class="text-title">{{ 'visits.feed.title' | transloco }}</h2>
      <p class="account-text">{{ 'visits.feed.text' | transloco }}</p>
      <cd-visit-feed />
    </section>
  `,
})
export class FeedPanel {}
