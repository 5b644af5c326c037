const windowMs = 24 * 3_600_000;

/**
 * Until when our texts go out as they are: 24 hours from the citizen's last message; afterwards an approved template goes out
 * in their place, and LIHAT brings the text (DOMAIN §4.6, §4.8). Null = they never wrote this way.
 */
export const closesAt = (lastInboundAt: Date | null): Date | null =>
  lastInboundAt && new Date(lastInboundAt.getTime() + windowMs);

export const isOpenAt = (lastInboundAt: Date | null, now: Date): boolean => {
  const closing = closesAt(lastInboundAt);
  return closing !== null && now < closing;
};

/** Notices of WhatsApp's, words of our own and a withdrawal are no message of the citizen's. */
export const opensWindow = (kind: string): boolean => !['system', 'echo', 'revoke'].includes(kind);
