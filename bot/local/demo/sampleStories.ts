import type { OfficeClient } from './client';
import { abusive, banjar, cardPhoto, levy, voiceNote } from './firstSamples';
import { afterClosing, byMail, ngaju, road, thirdTime, threeMatters } from './lastSamples';
import type { Story } from './story';

/** What DOMAIN §10 expects of the twelve samples, played at its dates. */
export function sampleStories(office: OfficeClient): Story[] {
  const stories = [banjar, voiceNote, cardPhoto, levy, abusive, road, threeMatters, ngaju, afterClosing, thirdTime, byMail];
  return stories.map(story => story(office));
}
