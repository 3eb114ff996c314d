import { PAYMENT_METHODS, sumOf } from '@cuspid/payment-records/contracts';
import type { ClosedMethodDto, CloseDayDto, DrawerMethodDto } from '@cuspid/payment-records/contracts/dto';
import { Invalid } from '@cuspid/platform/api';
import type { DayClose } from './day-close';
import { byMethod, type DrawerLine } from './drawer';

/** What a count comes to. */
export type Reckoned = Pick<
  DayClose,
  'floatMinor' | 'expectedMinor' | 'countedMinor' | 'differenceMinor' | 'methods' | 'denominations' | 'reason' | 'note'
>;

const refused = (path: string, message: string) => new Invalid([{ path, message }]);
const NONE = { count: 0, inMinor: 0, outMinor: 0, expectedMinor: 0 };

/** Holds a count against what is expected. Of cash, the float is expected too. @throws Invalid naming the field */
export function reckon(lines: readonly DrawerLine[], what: CloseDayDto): Reckoned {
  const { floatMinor, denominations = [], note } = what;
  const methods = counted(byMethod(lines, PAYMENT_METHODS), what);
  const cash = methods.find(({ method }) => method === 'CASH');
  if (floatMinor && !cash) throw refused('counts', 'must say how much cash there is: there was a float');
  const pieces = sumOf(denominations.map(({ valueMinor, count }) => valueMinor * count));
  if (denominations.length && pieces !== (cash?.countedMinor ?? 0)) {
    throw refused('denominations', 'come to another amount than was counted of the cash');
  }
  const reason = what.reason ?? null;
  if (!reason && methods.some(({ differenceMinor }) => differenceMinor !== 0)) {
    throw refused('reason', 'is needed: what was counted differs from what is expected');
  }
  const expectedMinor = sumOf([floatMinor, ...methods.map((one) => one.expectedMinor)]);
  const countedMinor = sumOf(methods.map((one) => one.countedMinor));
  const sums = { floatMinor, expectedMinor, countedMinor, differenceMinor: countedMinor - expectedMinor };
  return {
    ...sums,
    methods,
    denominations: denominations.filter(({ count }) => count > 0),
    reason,
    note: note ?? null,
  };
}

/** Every method that stands open must be counted, and none twice. */
function counted(open: readonly DrawerMethodDto[], { counts, floatMinor }: CloseDayDto): ClosedMethodDto[] {
  if (new Set(counts.map(({ method }) => method)).size !== counts.length) {
    throw refused('counts', 'tells of one method twice');
  }
  const missing = open.filter(({ method }) => !counts.some((count) => count.method === method));
  if (missing.length) {
    throw refused('counts', `must also tell of ${missing.map(({ method }) => method).join(', ')}`);
  }
  return PAYMENT_METHODS.flatMap((method) => {
    const count = counts.find((one) => one.method === method);
    if (!count) return [];
    const expected = open.find((one) => one.method === method) ?? { method, ...NONE };
    const base = method === 'CASH' ? floatMinor : 0;
    const { countedMinor } = count;
    return [{ ...expected, method, countedMinor, differenceMinor: countedMinor - expected.expectedMinor - base }];
  });
}
