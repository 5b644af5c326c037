/** Hands out the bearer token that Teams gave, and asks for another shortly before it ends. */
export interface Tokens {
  current(): Promise<string>;
  /** The office did not take the last one. */
  renew(): Promise<string>;
}

/** Teams keeps tokens itself; asking it anew for every call would cost a message to the host each time. */
const early = 120_000;

export function createTokens(askTeams: () => Promise<string>, now: () => number = Date.now): Tokens {
  let asked: Promise<string> | null = null;
  let until = 0;
  const renew = (): Promise<string> => {
    const mine = askTeams().then(
      token => {
        until = expiryOf(token) - early;
        return token;
      },
      (error: unknown) => {
        if (asked === mine) asked = null;
        throw error;
      },
    );
    until = Infinity; // while it is under way, everybody waits for the same one
    asked = mine;
    return mine;
  };
  return { renew, current: () => (asked && now() < until ? asked : renew()) };
}

/** In milliseconds; only the office can say whether a token is good. */
function expiryOf(token: string): number {
  try {
    const claims = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(claims)) as { exp: number };
    return exp * 1000;
  } catch {
    return 0;
  }
}
