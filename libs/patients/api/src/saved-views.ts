import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import { isDuplicate, type Tx } from '@cuspid/platform/database';
import { SAVED_VIEW } from '@cuspid/patients/contracts';
import type { ChangeViewDto, SavedViewDto, SavedViewsDto, SaveViewDto } from '@cuspid/patients/contracts/dto';
import { Ties, User } from '@cuspid/users/api';
import { SavedView } from './saved-view';
import { TooManyViews, ViewNameTaken } from './view-errors';

/** Filters of the directory under names of one's own. They are the person's: nobody else sees them. */
@Injectable()
export class SavedViews implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly ties: Ties,
  ) {}

  onModuleInit(): void {
    this.ties.listen({
      name: 'saved-views',
      // They bind nobody to anything: they only go with the account.
      count: () => Promise.resolve(new Map()),
      forget: async (tx, { id }) => void (await tx.delete(SavedView, { userId: id })),
    });
  }

  async list(me: Actor): Promise<SavedViewsDto> {
    const views = await this.db.source.manager.find(SavedView, {
      where: { userId: me.id },
      order: { name: 'ASC', id: 'ASC' },
      take: SAVED_VIEW.max,
    });
    return { items: views.map((view) => view.toDto()) };
  }

  save(me: Actor, { name, query, isDefault = false }: SaveViewDto): Promise<SavedViewDto> {
    return this.db.transaction(me, async (tx) => {
      await lock(tx, me);
      if ((await tx.countBy(SavedView, { userId: me.id })) >= SAVED_VIEW.max) throw new TooManyViews();
      if (isDefault) await this.giveUpDefault(tx, me);
      const view = tx.create(SavedView, { userId: me.id, name, query, isDefault, version: 1 });
      await this.kept(tx, view);
      await this.audit.record(tx, me, 'patient-view.saved', { ...about(view), after: { name, query, isDefault } });
      return view.toDto();
    });
  }

  change(me: Actor, id: number, version: number, change: ChangeViewDto): Promise<SavedViewDto> {
    return this.db.transaction(me, async (tx) => {
      await lock(tx, me);
      const view = await this.own(tx, me, id);
      if (view.version !== version) throw new StaleVersion(view.version);
      const { name, query, isDefault } = view;
      if (change.isDefault) await this.giveUpDefault(tx, me, id);
      Object.assign(view, change, { version: version + 1 });
      await this.kept(tx, view);
      const before = { name, query, isDefault };
      await this.audit.record(tx, me, 'patient-view.changed', { ...about(view), before, after: change });
      return view.toDto();
    });
  }

  remove(me: Actor, id: number): Promise<void> {
    return this.db.transaction(me, async (tx) => {
      await lock(tx, me);
      const view = await this.own(tx, me, id);
      await this.audit.record(tx, me, 'patient-view.deleted', { ...about(view), before: { name: view.name } });
      await tx.remove(view);
    });
  }

  private async own(tx: Tx, me: Actor, id: number): Promise<SavedView> {
    const view = await tx.findOneBy(SavedView, { id, userId: me.id });
    if (!view) throw new NotFound();
    return view;
  }

  /** The one that was the default until now is changed with it. */
  private async giveUpDefault(tx: Tx, me: Actor, except?: number): Promise<void> {
    const before = await tx.findOneBy(SavedView, { defaultUserId: me.id });
    if (!before || before.id === except) return;
    Object.assign(before, { isDefault: false, version: before.version + 1 });
    await tx.save(before);
  }

  private async kept(tx: Tx, view: SavedView): Promise<void> {
    try {
      await tx.save(view);
    } catch (error) {
      if (isDuplicate(error, 'saved_view_name')) throw new ViewNameTaken();
      throw error;
    }
  }
}

/** A person's views change one after the other: two tabs keep neither too many nor two defaults. */
const lock = (tx: Tx, me: Actor) =>
  tx.findOneOrFail(User, { select: { id: true }, where: { id: me.id }, lock: { mode: 'pessimistic_write' } });

const about = ({ id }: SavedView) => ({ entity: 'patient-view', id });
