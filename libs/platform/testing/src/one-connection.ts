import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';

const inside = new AsyncLocalStorage<{ taken: number }>();

/**
 * Makes a source refuse a second connection inside a transaction. As many transactions as the pool has connections
 * would wait for one another until they time out: nobody sees it until the clinic is busy.
 */
export function refuseSecondConnection(source: DataSource): void {
  const { driver, manager } = source;
  const obtain = driver.obtainMasterConnection.bind(driver);
  driver.obtainMasterConnection = () => {
    const transaction = inside.getStore();
    if (transaction && ++transaction.taken > 1) {
      return Promise.reject(new Error('A second connection was asked for inside a transaction: pass its tx on.'));
    }
    return obtain();
  };
  manager.transaction = new Proxy(manager.transaction, {
    apply: (begin, self, args) => inside.run({ taken: 0 }, () => Reflect.apply(begin, self, args)),
  });
}
