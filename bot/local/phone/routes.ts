import type { Server } from 'restify';
import type { LocalPhone } from '../phone';
import { mountCloudApi } from './cloudRoutes';
import { mountPhonePage } from './pageRoutes';
import { mountScripts } from './scriptRoutes';

/** Registers the Cloud API under /local/whatsapp and the citizens' side under /local/phone. */
export function mountPhone(server: Server, phone: LocalPhone): void {
  mountCloudApi(server, phone);
  mountScripts(server, phone);
  mountPhonePage(server, phone);
}
