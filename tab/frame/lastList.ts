import { addressOf, everything } from '../route';

const key = 'aduan.list';
const whole = addressOf({ page: 'list', filter: everything });

/** Where in the list one was, to go back to from a complaint. A browser may keep its storage from a page inside Teams. */
export function lastList(): string {
  try {
    return sessionStorage.getItem(key) ?? whole;
  } catch {
    return whole;
  }
}

export function rememberList(address: string): void {
  try {
    sessionStorage.setItem(key, address);
  } catch {
    // Then one goes back to the whole list.
  }
}
