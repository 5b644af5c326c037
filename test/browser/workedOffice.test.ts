import { actingInTab } from './actingInTab';
import { archivePage } from './archivePage';
import { bankPage } from './bankPage';
import { inChromium } from './browser';
import { colleagues } from './colleagues';
import { everyPage } from './everyPage';
import { opening } from './openOffice';
import { workAWhile } from './workAWhile';

/** One office and one browser for what is looked at, and then for who acts there. */
inChromium('in Chromium, in an office that has worked a while', () => {
  const at = opening(({ office }) => workAWhile(office));

  describe('each page', () => everyPage(at));
  describe('the answer bank', () => bankPage(at));
  describe('the tab', () => actingInTab(at));
  describe('colleagues', () => colleagues(at));
  describe('the archive', () => archivePage(at));
});
