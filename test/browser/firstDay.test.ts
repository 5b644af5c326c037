import { chatPage } from './chatPage';
import { enterPage } from './enterPage';
import { inChromium } from './browser';
import { laporPage } from './laporPage';
import { openingPage } from './openingPage';
import { opening } from './openOffice';
import { settingsPage } from './settingsPage';

/** One office and one browser for the pages that fill an empty office: to open both costs more than what is looked at. */
inChromium('in Chromium, in a new office', () => {
  const at = opening(async () => undefined);

  // The first: it is offered to an office without a report.
  describe('the opening balance', () => openingPage(at));
  describe('the import of LAPOR!', () => laporPage(at));
  describe('the import of a WhatsApp chat', () => chatPage(at));
  describe('the counter’s form', () => enterPage(at));
  describe('Pengaturan', () => settingsPage(at));
});
