/** An instant given as WIB wall time: `wib('2026-11-23 10:15')`. */
export const wib = (text: string): Date => new Date(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+07:00`);

/** The WIB wall time of an instant, for readable expectations: `2026-11-23 10:15`. */
export const shown = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
