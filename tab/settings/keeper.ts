import type { Me } from '../../bot/http/contract';

/** Whether the settings are this officer's (casework/settings/change.ts). */
export const keepsSettings = ({ roles }: Me): boolean => roles.some(({ role, kind }) => role === 'admin' && kind !== 'mandate');
