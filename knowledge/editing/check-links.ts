import type { Guide } from '../guide.ts';
import { finding, type Finding } from './rules.ts';
import { linesOf } from './texts.ts';

/** The endings under which a word with a dot in it is meant as an address. */
const addressInText = /\b(?:[a-z0-9æøå-]+\.)+(?:dk|com|eu|net|org|gl|fo|io|info)\b/giu;

/** Where a guide leads outside the house: only to https pages of known official hosts, also where an address is written in a text. */
export function checkLinks(guide: Guide, hosts: ReadonlySet<string>): Finding[] {
  const links = [
    { place: 'address', url: guide.address },
    ...guide.steps.flatMap(({ id, link }) => (link === undefined ? [] : [{ place: `steps.${id}.link`, url: link }])),
  ];
  const known = (host: string): boolean => hosts.has(host.toLowerCase().replace(/^www\./, ''));
  return [
    ...links.flatMap(({ place, url }) => {
      if (!/^https:\/\//i.test(url)) return [finding('link-insecure', guide.id, place, { url })];
      const { hostname } = new URL(url);
      return known(hostname) ? [] : [finding('link-unknown-host', guide.id, place, { host: hostname })];
    }),
    ...linesOf(guide).flatMap(({ place, text }) => (text.match(addressInText) ?? []).filter((host) => !known(host))
      .map((host) => finding('link-unknown-host', guide.id, place, { host }))),
  ];
}
